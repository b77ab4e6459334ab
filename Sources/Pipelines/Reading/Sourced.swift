public import Diagnostics
public import YAMLSyntax

/// A value of the model and the node it was read from, so that a rule never goes back to the YAML to find a place.
public struct Sourced<Value: Sendable>: Sendable {
  /// The value.
  public let value: Value
  /// Where it stands.
  public let node: YAMLNode

  /// A value read from `node`.
  public init(_ value: Value, at node: YAMLNode) {
    self.value = value
    self.node = node
  }

  /// The place to report.
  public var location: Location { node.location }
}

extension YAMLNode {
  /// The place of a part of a scalar, such as a word of the JSON in it.
  public func location(of part: SourceSpan) -> Location {
    Location(file, part, pointer: pointer, logicalPlace: logicalPointer)
  }

  /// The text of a scalar as the parsers of Argo and KFP hand it on, with its place.
  ///
  /// Numbers and booleans count as the text they are written as; null is no text.
  var sourcedText: Sourced<ByteString>? {
    guard !isNull, let scalar else { return nil }
    return Sourced(scalar, at: self)
  }

  /// The text of a scalar that is a string, with its place.
  var sourcedString: Sourced<ByteString>? {
    string.map { Sourced($0, at: self) }
  }
}

extension Sourced where Value == ByteString {
  /// The bytes of the text in the file, without its quotes.
  public var textSpan: SourceSpan { ScalarSourceMap(node).span(of: 0..<value.bytes.count) }

  /// The place of a part of the text.
  public func location(of part: Range<Int>) -> Location {
    node.location(of: ScalarSourceMap(node).span(of: part))
  }
}
