public import Diagnostics
import YAMLSyntax

/// The parameters and artifacts in a template's `inputs` or `outputs`, or in the `arguments` of a call.
public struct InterfaceItems: Sendable {
  /// The parameters with a readable name.
  public let parameters: [InterfaceItem]
  /// The artifacts with a readable name.
  public let artifacts: [InterfaceItem]
  /// Whether everything could be read, so that what is not here is nowhere.
  ///
  /// It is not where something has the wrong type or a misspelt key, or where entries come in by a merge key.
  public let isComplete: Bool

  /// Reads `inputs`, `outputs` or `arguments` of a mapping; without such a field there is nothing in it.
  init(_ field: StaticString, of owner: YAMLNode, _ defects: TypeDefects) {
    let node = owner[field]
    parameters = node?["parameters"]?.items.compactMap { InterfaceItem(node: $0, defects) } ?? []
    artifacts = node?["artifacts"]?.items.compactMap { InterfaceItem(node: $0, defects) } ?? []
    isComplete =
      !owner.hasMergedEntries && !defects.isMisspelt(field, in: owner)
      && (node.map { !$0.hasMergedEntries && defects.isSound($0) } ?? true)
  }
}

/// A parameter or artifact of an interface, or the argument for one.
public struct InterfaceItem: Sendable {
  /// Whether something is a parameter or an artifact.
  public enum Kind: String, Sendable {
    case parameter
    case artifact
  }

  let node: YAMLNode
  /// The name.
  public let name: Sourced<ByteString>

  /// Whether it has a field that nobody knows, which may be meant for any other one.
  private let hasUnknownField: Bool

  fileprivate init?(node: YAMLNode, _ defects: TypeDefects) {
    guard let name = node["name"]?.sourcedString else { return nil }
    self.node = node
    self.name = name
    hasUnknownField = defects.hasUnknownField(in: node)
  }

  /// The `value` of a parameter, if it is a text or another scalar.
  var value: Sourced<ByteString>? { node["value"]?.sourcedText }

  /// Whether a parameter says where its value comes from: `value`, `default` or `valueFrom`.
  ///
  /// The empty text is a value. What a merge key brings is taken for one, and so is a misspelt field.
  public var hasValue: Bool {
    let fields = [node["value"], node["default"], node["valueFrom"]]
    return fields.contains { $0?.isPresent ?? false } || node.hasMergedEntries || hasUnknownField
  }

  /// Whether an artifact may be missing.
  public var isOptional: Bool { node["optional"]?.bool ?? false || hasUnknownField }

  /// Whether an artifact says where it lies: a store, `from`, or an expression.
  public var hasLocation: Bool {
    node.entries.contains { key, value in
      value.isPresent && Self.locations.contains { key == $0 }
    } || node.hasMergedEntries || hasUnknownField
  }

  private static let locations: [StaticString] = [
    "s3", "gcs", "oss", "azure", "artifactory", "git", "http", "hdfs", "raw", "plugin", "from", "fromExpression",
  ]
}
