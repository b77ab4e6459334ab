public import Diagnostics
import YAMLSyntax

/// A text of a policy and where it stands.
public struct PolicyText: Sendable {
  /// The text.
  public let text: ByteString
  private let node: YAMLNode

  init(_ text: ByteString, at node: YAMLNode) {
    (self.text, self.node) = (text, node)
  }

  /// Where the whole text stands.
  public var location: Location { node.location }

  /// Where some of its bytes stand.
  public func location(of part: Range<Int>) -> Location {
    let span = ScalarSourceMap(node).span(of: part)
    return Location(node.file, span, pointer: node.pointer, logicalPlace: node.logicalPointer)
  }
}
