internal import Diagnostics
public import YAMLSyntax

/// Compares a Workflow with the types that Argo decodes it into.
public struct ArgoTypeCheck {
  private let target: ArgoVersion?
  private let followsAliases: Bool
  /// The collections still to be looked at.
  private var waiting: [Visit] = []
  private var defects: [ArgoTypeDefect] = []

  /// A list or mapping, and the type of its place.
  private struct Visit {
    let node: YAMLNode
    let type: ArgoValueTypeID
    /// The key below which the value stands, directly or in a list.
    let key: YAMLNode?
    let place: Place
  }

  /// What holds for a place and for all below it, unless a field says otherwise.
  private struct Place {
    /// The versions (places in the tree's list) that have it.
    var versions: ClosedRange<Int>
    /// Whether it stands below a field that Go finds in an embedded struct.
    var isEmbedded = false

    /// The place of the value of a field.
    func entering(_ field: ArgoField, _ versions: ClosedRange<Int>) -> Place {
      Place(versions: versions, isEmbedded: isEmbedded || field.isEmbedded)
    }
  }

  /// The version in which Argo began to mind the case of a field's name.
  ///
  /// It is the release of the decoder that does; the first patch releases of 3.5 may still be lax.
  public static let caseMattersSince = ArgoVersion(3, 5)

  /// Every field that Argo does not know and every value that it cannot decode, in the order of the file.
  ///
  /// `workflow` is the root of a document. With a `target` the fields are those of that version, or, between two versions
  /// whose fields are known, those of either; without one a field is known if any version has it.
  ///
  /// One mistake is one defect: what is inside a value of the wrong type or of an unknown field is not looked at. A null is
  /// an absent value, for any type. Entries that a merge key `<<` brings are looked at where they are written.
  /// Nothing recurses, and the time is linear in the size of the document with its aliases expanded; aliases of a
  /// document whose expansion is excessive are left alone.
  public static func defects(in workflow: YAMLNode, target: ArgoVersion? = nil) -> [ArgoTypeDefect] {
    var check = ArgoTypeCheck(of: workflow, target: target)
    check.look(at: workflow, as: ArgoTypeTree.shared.workflow)
    return check.defects
  }

  /// The same for a patch of a pod, whose root is `patch`.
  ///
  /// Kubernetes reads it as a part of a pod's specification, and the keys that start with `$` as what to do with a list.
  public static func defects(inPodPatch patch: YAMLNode, target: ArgoVersion? = nil) -> [ArgoTypeDefect] {
    var check = ArgoTypeCheck(of: patch, target: target)
    guard let type = ArgoTypeTree.shared.objectType(named: "PodSpec") else { return [] }
    check.look(at: patch, as: type)
    return check.defects.filter { defect in
      if case .unknownField = defect.problem { defect.node.scalarBytes?.first != UInt8(ascii: "$") } else { true }
    }
  }

  private init(of workflow: YAMLNode, target: ArgoVersion?) {
    self.target = target
    followsAliases = if case .bounded = workflow.tree.expansion { true } else { false }
  }

  private mutating func look(at root: YAMLNode, as type: ArgoObjectType) {
    look(
      at: root, ArgoTypeTree.shared.id(of: type), Place(versions: ArgoTypeTree.shared.knownVersions(for: target)),
      below: nil)
    while let visit = waiting.popLast() { look(at: visit) }
    defects.sort { ($0.node.span.start, $0.node.span.end) < ($1.node.span.start, $1.node.span.end) }
    // What several aliases stand for is looked at once for each of them.
    var previous: YAMLNode?
    defects.removeAll { defect in
      defer { previous = defect.node }
      return defect.node == previous
    }
  }

  /// Looks at a scalar at once, and puts a collection by.
  private mutating func look(at node: YAMLNode, _ type: ArgoValueTypeID, _ place: Place, below key: YAMLNode?) {
    if case .anything = ArgoTypeTree.shared.shape(of: type) { return }
    if node.isAlias, !followsAliases { return }
    if node.kind == .scalar { return look(atScalar: node, type, isEmbedded: place.isEmbedded, below: key) }
    waiting.append(Visit(node: node, type: type, key: key, place: place))
  }

  private mutating func look(
    atScalar node: YAMLNode, _ id: ArgoValueTypeID, isEmbedded: Bool, below key: YAMLNode?
  ) {
    let found = FoundValue(node)
    if found == .null { return }
    let type = ArgoTypeTree.shared.valueType(id)
    if type == .string {
      if let journey = ScalarJourney(of: node, isEmbedded: isEmbedded) {
        report(node, .notText(found: found, journey: journey), below: key)
      }
    } else if let mismatch = type.mismatch(of: node, found) {
      report(node, .wrongType(expected: type, found: mismatch), below: key)
    }
  }

  private mutating func look(at visit: Visit) {
    let node = visit.node
    switch (ArgoTypeTree.shared.shape(of: visit.type), node.kind) {
    case (.object(let type), .mapping): lookAtFields(of: visit, type)
    case (.freeMapping, .mapping): break
    case (.plugin, .mapping) where node.count == 1: break
    case (.map(let element), .mapping):
      node.forEachEntry { look(atEntry: ($0, $1), of: visit, element) }
    case (.list(let element), .sequence):
      node.forEachItem { look(at: $0, element, visit.place, below: visit.key) }
    default:
      report(
        node, .wrongType(expected: ArgoTypeTree.shared.valueType(visit.type), found: FoundValue(node)), below: visit.key
      )
    }
  }

  private mutating func report(_ node: YAMLNode, _ problem: ArgoTypeDefect.Problem, below key: YAMLNode? = nil) {
    defects.append(ArgoTypeDefect(node: node, field: key?.scalar, problem: problem))
  }

  private mutating func look(
    atEntry entry: (key: YAMLNode, value: YAMLNode), of visit: Visit, _ element: ArgoValueTypeID
  ) {
    if isMergeKey(entry.key) {
      merge(entry.value, into: visit)
    } else if isName(entry.key) {
      look(at: entry.value, element, visit.place, below: entry.key)
    }
  }

  private mutating func lookAtFields(of visit: Visit, _ type: ArgoObjectType) {
    visit.node.forEachEntry { key, value in
      // Nearly every key is the name of a field, which neither a merge key nor a null is.
      if let field = key.withScalarBytes({ ArgoTypeTree.shared.field($0, of: type) }) ?? nil {
        look(at: field, key, value, of: type, visit.place)
      } else if isMergeKey(key) {
        merge(value, into: visit)
      } else if isName(key), let name = key.scalarBytes {
        lookAtUnknownField(name, key, value, of: type, from: visit)
      }
    }
  }

  /// Whether a key is `<<`, which go-yaml replaces by the entries of its value.
  private func isMergeKey(_ key: YAMLNode) -> Bool {
    key.scalarStyle == .plain && key == "<<"
  }

  private mutating func merge(_ value: YAMLNode, into visit: Visit) {
    if value.kind == .sequence {
      for item in value.items { look(at: item, visit.type, visit.place, below: visit.key) }
    } else {
      look(at: value, visit.type, visit.place, below: visit.key)
    }
  }

  /// Whether a key can be that of a JSON object; numbers and booleans become text.
  private mutating func isName(_ key: YAMLNode) -> Bool {
    if key.kind == .scalar, !key.isNull { return true }
    report(key, .wrongType(expected: .string, found: FoundValue(key)))
    return false
  }

  private mutating func look(
    at field: ArgoField, _ key: YAMLNode, _ value: YAMLNode, of type: ArgoObjectType, _ place: Place
  ) {
    let versions = place.versions
    guard field.knownVersions.overlaps(versions) else {
      return report(key, .notInEveryVersion(of: type, field.versions))
    }
    let common = field.knownVersions.clamped(to: versions)
    if target == nil, common != versions { report(key, .notInEveryVersion(of: type, field.versions)) }
    if field.isLimited { look(atWords: value, of: type, field) }
    // Nearly every string is one at first sight.
    if field.isString, value.isTextByItself { return }
    // Most values are scalars, for which no visit is made.
    if value.kind == .scalar, !value.isAlias {
      if case .anything = ArgoTypeTree.shared.shape(of: field.typeID) { return }
      return look(atScalar: value, field.typeID, isEmbedded: place.isEmbedded || field.isEmbedded, below: key)
    }
    look(at: value, field.typeID, place.entering(field, common), below: key)
  }

  /// Looks at the value, or the values in the list, of a field that takes a few words only.
  ///
  /// The empty string means the default, and what has a variable in it is not known yet. A value of the wrong type is looked
  /// at as such.
  private mutating func look(atWords value: YAMLNode, of type: ArgoObjectType, _ field: ArgoField) {
    let words: [YAMLNode] = if case .list = field.type { Array(value.items) } else { [value] }
    for word in words {
      guard let text = word.string, !text.isEmpty, text.bytes.firstOccurrence(of: "{{") == nil,
        !field.allowed.contains(text)
      else { continue }
      report(word, .outsideClosedSet(of: type, field: ByteString(field.name), allowed: field.allowed))
    }
  }

  private mutating func lookAtUnknownField(
    _ name: ArraySlice<UInt8>, _ key: YAMLNode, _ value: YAMLNode, of type: ArgoObjectType,
    from visit: Visit
  ) {
    let versions = visit.place.versions
    let known = ArgoTypeTree.shared.fields(of: type).filter { $0.knownVersions.overlaps(versions) }
    if let field = known.first(where: { equalsIgnoringCase($0.name, name) }) {
      let isAccepted = target.map { $0 < Self.caseMattersSince }
      report(key, .wrongCase(of: type, right: ByteString(field.name), isAccepted: isAccepted))
      let place = visit.place.entering(field, field.knownVersions.clamped(to: versions))
      return look(at: value, field.typeID, place, below: key)
    }
    if let dropped = DroppedField.all.first(where: { type.name == $0.type && key == $0.name }) {
      if let target, target < dropped.firstWithout { return }
      return report(key, .droppedField(of: type, dropped.versions, successor: dropped.successor))
    }
    let nearest = NearestName.near(ByteString(name), among: known.map { ByteString($0.name) })
    let homes = nearest == nil ? homes(of: name, among: known, in: visit.node) : []
    defects.append(
      ArgoTypeDefect(node: key, field: nil, problem: .unknownField(of: type, nearest: nearest), homes: homes))
  }

  /// The fields, among those of a mapping, whose object has a field of a name: those that are there, or the only one that may be.
  private func homes(of name: ArraySlice<UInt8>, among fields: [ArgoField], in mapping: YAMLNode) -> [ByteString] {
    let homes = fields.filter { field in
      if case .object(let type) = field.type { ArgoTypeTree.shared.field(name, of: type) != nil } else { false }
    }.map { ByteString($0.name) }
    let present = homes.filter { mapping[$0] != nil }
    return present.isEmpty && homes.count > 1 ? [] : present.isEmpty ? homes : present
  }

  /// Whether two names differ in the case of ASCII letters only.
  ///
  /// Go folds a few letters more, such as the Kelvin sign to `k`; nobody writes that.
  private func equalsIgnoringCase(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    left.elementsEqual(right) { lowercased($0) == lowercased($1) }
  }

  private func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
