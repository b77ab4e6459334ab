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
  /// It is not where something has the wrong type, or where entries come in by a merge key.
  public let isComplete: Bool

  /// Reads `inputs`, `outputs` or `arguments`; without such a mapping there is nothing in it.
  init(in node: YAMLNode?) {
    let parameters = Self.items(of: node, "parameters")
    let artifacts = Self.items(of: node, "artifacts")
    self.parameters = parameters.items
    self.artifacts = artifacts.items
    let isMapping = node.map { !$0.isPresent || ($0.kind == .mapping && !$0.hasMergedEntries) } ?? true
    isComplete = isMapping && parameters.isComplete && artifacts.isComplete
  }

  private static func items(of node: YAMLNode?, _ key: StaticString) -> (items: [InterfaceItem], isComplete: Bool) {
    guard let list = node?[key], list.isPresent else { return ([], true) }
    let elements = list.elements
    let items = elements.compactMap { InterfaceItem(node: $0) }
    return (items, list.kind == .sequence && items.count == elements.count)
  }
}

/// A parameter or artifact of an interface, or the argument for one.
public struct InterfaceItem: Sendable {
  let node: YAMLNode
  /// The name.
  public let name: Sourced<ByteString>

  init?(node: YAMLNode) {
    guard let name = node["name"]?.sourcedText else { return nil }
    self.node = node
    self.name = name
  }

  /// Whether a parameter says where its value comes from: `value`, `default` or `valueFrom`.
  ///
  /// The empty text is a value. What a merge key brings is taken for one.
  public var hasValue: Bool {
    let fields = [node["value"], node["default"], node["valueFrom"]]
    return fields.contains { $0?.isPresent ?? false } || node.hasMergedEntries
  }

  /// Whether an artifact may be missing.
  public var isOptional: Bool { node["optional"]?.bool ?? false }

  /// Whether an artifact says where it lies: a store, `from`, or an expression.
  public var hasLocation: Bool {
    node.entries.contains { key, value in
      value.isPresent && Self.locations.contains { key == $0 }
    } || node.hasMergedEntries
  }

  private static let locations: [StaticString] = [
    "s3", "gcs", "oss", "azure", "artifactory", "git", "http", "hdfs", "raw", "plugin", "from", "fromExpression",
  ]
}

extension Template {
  /// What it takes.
  public var inputs: InterfaceItems { InterfaceItems(in: node["inputs"]) }

  /// What it gives.
  public var outputs: InterfaceItems { InterfaceItems(in: node["outputs"]) }
}
