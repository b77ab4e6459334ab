public import Diagnostics
public import Reporting
public import YAMLSyntax

/// What tells a request from every other one: an integer or a text, which its answer repeats.
public enum RequestID: Hashable, Sendable {
  case number(Int)
  case text(ByteString)

  /// The id as the answer has it.
  public var json: JSONValue {
    switch self {
    case .number(let number): .integer(number)
    case .text(let text): .verbatim(String(decoding: text.bytes, as: UTF8.self))
    }
  }

  /// Reads an id; `nil` for anything but an integer or a text.
  public init?(_ node: YAMLNode?) {
    guard let node, node.kind == .scalar else { return nil }
    if node.scalarStyle == .doubleQuoted, let text = node.scalar {
      self = .text(text)
    } else if let number = node.integer {
      self = .number(number)
    } else {
      return nil
    }
  }
}
