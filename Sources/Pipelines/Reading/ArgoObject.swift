import Diagnostics
import YAMLSyntax

/// A mapping of a workflow, read as Argo decodes it.
///
/// A null and an absent value are the same, and so is the empty string, which is what Go has in place of no string. A value
/// of the wrong type is not there to be read, and yet does not count as missing: see ``TypeDefects``.
struct ArgoObject: Sendable {
  let node: YAMLNode
  let defects: TypeDefects

  /// Reads a mapping, or a null, which Go decodes as an object without any field; `nil` for anything else.
  init?(_ node: YAMLNode?, _ defects: TypeDefects) {
    guard let node, node.kind == .mapping || node.isNull else { return nil }
    self.node = node
    self.defects = defects
  }

  /// Reads whatever stands where an object belongs; what is not a mapping has no fields.
  init(of node: YAMLNode, _ defects: TypeDefects) {
    self.node = node
    self.defects = defects
  }

  /// An object that stands elsewhere in the same workflow; `nil` where there is something else.
  func object(at node: YAMLNode?) -> ArgoObject? { ArgoObject(node, defects) }

  /// What to point at when something is wrong with the object as a whole: its first key.
  ///
  /// A node, and not its location: to find out a pointer takes a search from the root, which only findings are worth.
  var place: YAMLNode { node.entries.first { _ in true }?.key ?? node }

  /// The value of a field, unless it is null or of the wrong type.
  subscript(_ field: StaticString) -> YAMLNode? {
    guard let value = node[field], !value.isNull, !defects.isUndecodable(value) else { return nil }
    return value
  }

  /// The text of a field, unless it is empty.
  func text(_ field: StaticString) -> Sourced<ByteString>? {
    guard let text = self[field]?.sourcedText, !text.value.isEmpty else { return nil }
    return text
  }

  /// The text of a field that names something, as it is written: see ``TypeDefects/name(_:)``.
  func name(_ field: StaticString) -> Sourced<ByteString>? { defects.name(node[field]) }

  /// The object in a field.
  func object(_ field: StaticString) -> ArgoObject? {
    self[field].flatMap { ArgoObject($0, defects) }
  }

  /// The objects of the list in a field, without those of the wrong type.
  func objects(_ field: StaticString) -> [ArgoObject] {
    self[field]?.items.compactMap { ArgoObject($0, defects) } ?? []
  }

  /// Looks at the objects of the list in a field, without those of the wrong type.
  ///
  /// No list is made of them, which is worth it where most have nothing to say.
  func forEachObject(in field: StaticString, _ look: (ArgoObject) -> Void) {
    self[field]?.forEachItem { item in
      if let object = ArgoObject(item, defects) { look(object) }
    }
  }

  /// The texts of the list in a field.
  func texts(_ field: StaticString) -> [Sourced<ByteString>] {
    self[field]?.items.compactMap { defects.isUndecodable($0) ? nil : $0.sourcedText } ?? []
  }

  /// Whether a field is given, with any value, unless that is null.
  func has(_ field: StaticString) -> Bool { node[field].map { !$0.isNull } ?? false }

  /// Whether a field is missing, or empty, for certain.
  ///
  /// It is not where it may be meant by a misspelt key, or come through a merge key.
  func lacks(_ field: StaticString) -> Bool {
    if let value = node[field], !value.isNull { return value.scalarBytes?.isEmpty ?? false }
    return node["<<"] == nil && !defects.isMisspelt(field, in: node)
  }

  /// Whether a field is missing for certain; unlike to ``lacks(_:)``, an empty text counts as there.
  func isAbsent(_ field: StaticString) -> Bool { !has(field) && lacks(field) }

  /// Whether everything in a field can be read, so the list is complete.
  func isSound(_ field: StaticString) -> Bool {
    guard node["<<"] == nil, !defects.isMisspelt(field, in: node) else { return false }
    return node[field].map { defects.isSound($0) } ?? true
  }

  /// The key of a field, or else the object's own place.
  func key(_ field: StaticString) -> YAMLNode {
    node.entry(field)?.key ?? place
  }
}
