public import Diagnostics
import YAMLSyntax

/// The parameters and artifacts in a template's `inputs` or `outputs`, or in the `arguments` of a call.
public struct InterfaceItems: Sendable {
  /// The parameters with a readable name.
  public let parameters: [InterfaceItem]
  /// The artifacts with a readable name.
  public let artifacts: [InterfaceItem]
  /// Whether everything could be read, so the list is complete.
  ///
  /// It is not where something has the wrong type or a misspelt key, or where entries come in by a merge key.
  public let isComplete: Bool

  /// Reads `inputs`, `outputs` or `arguments` of a mapping; without such a field there is nothing in it.
  init(_ field: StaticString, of owner: ArgoObject) {
    let (node, defects) = (owner.node[field], owner.defects)
    func items(_ list: StaticString) -> [InterfaceItem] {
      node?[list]?.items.compactMap { InterfaceItem(ArgoObject(of: $0, defects)) } ?? []
    }
    parameters = items("parameters")
    artifacts = items("artifacts")
    isComplete =
      !owner.node.hasMergedEntries && !defects.isMisspelt(field, in: owner.node)
      && (node.map { !$0.hasMergedEntries && defects.isSound($0) } ?? true)
  }
}

/// A parameter or artifact of an interface, or the argument for one.
public final class InterfaceItem: Sendable {
  /// Whether something is a parameter or an artifact.
  public enum Kind: String, Sendable {
    case parameter
    case artifact
  }

  private let object: ArgoObject
  var node: YAMLNode { object.node }
  /// The name.
  public let name: Sourced<ByteString>

  /// Whether it has a field that nobody knows, which may be meant for any other one.
  private let hasUnknownField: Bool

  fileprivate init?(_ object: ArgoObject) {
    guard let name = object.name("name") else { return nil }
    self.object = object
    self.name = name
    hasUnknownField = object.defects.hasUnknownField(in: object.node)
  }

  /// The `value` of a parameter, if it is a text or another scalar.
  var value: Sourced<ByteString>? { node["value"]?.sourcedText }

  /// Whether a parameter says where its value comes from: `value`, `default` or `valueFrom`.
  ///
  /// The empty text is a value. What a merge key brings is taken for one, and so is a misspelt field.
  public var hasValue: Bool { hasText || has("valueFrom") }

  /// Whether an argument says where its value comes from: a `default` is nothing that Argo takes there.
  var isSupplied: Bool { has("value") || has("valueFrom") || mayHoldMore }

  /// Whether a parameter has a text: `value` or `default`.
  private var hasText: Bool { has("value") || has("default") || mayHoldMore }

  /// What `valueFrom` names, unless there is a `value`.
  private var source: YAMLNode? { has("value") || mayHoldMore ? nil : node["valueFrom"] }

  /// Whether the value comes from a ConfigMap, the only `valueFrom` from which Argo fills in an input.
  private var comesFromConfigMap: Bool {
    node["valueFrom"].map {
      $0.hasMergedEntries || !object.defects.isSound($0) || $0["configMapKeyRef"]?.isPresent ?? false
    }
      ?? false
  }

  /// Whether the input parameter has a value in a call that passes `argument`, or passes nothing for it.
  ///
  /// This is `ProcessArgs` in `workflow/common/util.go` of Argo 3.4.17: what an argument says stands in for what the input
  /// says, its default included, and of the kinds of `valueFrom` only `configMapKeyRef` gives a value. An argument without
  /// anything, or with a source that an argument cannot have, is another defect.
  func isFilled(by argument: InterfaceItem?) -> Bool {
    guard let argument else { return hasText || comesFromConfigMap }
    return !argument.isToBeSupplied || argument.comesFromConfigMap
  }

  /// Whether an argument says only that something else supplies the value: `supplied`, or an event.
  private var isToBeSupplied: Bool {
    source?.entries.contains { $0.key == "supplied" || $0.key == "event" } ?? false
  }

  /// Whether an argument has no value as it stands; a `default` is none there.
  ///
  /// A source that an argument cannot have is another defect.
  var waitsForValue: Bool {
    !has("value") && !mayHoldMore && (!has("valueFrom") || isToBeSupplied && !comesFromConfigMap)
  }

  private func has(_ field: StaticString) -> Bool { node[field]?.isPresent ?? false }

  private var mayHoldMore: Bool { node.hasMergedEntries || hasUnknownField }

  /// Whether an artifact may be missing.
  public var isOptional: Bool { node["optional"]?.bool ?? false || hasUnknownField }

  /// Whether an artifact says where it lies: in a store, with what Argo needs to find it there, or by `from`.
  public var hasLocation: Bool {
    if mayHoldMore || has("from") || !object.defects.isSound(node) { return true }
    return ArtifactStore.first(of: node).map { $0.store.missingField(in: $0.details) == nil } ?? false
  }
}
