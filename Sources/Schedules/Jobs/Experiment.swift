public import Diagnostics
public import Pipelines
public import YAMLSyntax

/// An experiment of `experiments.yaml`.
public struct Experiment: Sendable {
  /// The mapping.
  public let node: YAMLNode

  /// Its name.
  public var name: Sourced<ByteString>? { node.textField("name") }
}

extension YAMLNode {
  /// The text of a key, with its place; `nil` for anything that is no text to the reconciler.
  func textField(_ key: StaticString) -> Sourced<ByteString>? {
    guard let value = field(key), value.reconcilerScalar == .string, let text = value.scalar else { return nil }
    return Sourced(text, at: value)
  }

  /// The integer of a key.
  func integerField(_ key: StaticString) -> Sourced<Int>? {
    guard let value = field(key), case .integer(let number?) = value.reconcilerScalar else { return nil }
    return Sourced(number, at: value)
  }

  /// The Boolean of a key.
  func booleanField(_ key: StaticString) -> Sourced<Bool>? {
    guard let value = field(key), case .boolean(let isTrue) = value.reconcilerScalar else { return nil }
    return Sourced(isTrue, at: value)
  }

  /// The mapping of a key.
  func mappingField(_ key: StaticString) -> YAMLNode? {
    field(key).flatMap { $0.kind == .mapping ? $0 : nil }
  }
}
