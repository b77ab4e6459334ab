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

  /// The text on one line, without spaces around it, and with nothing in it that a terminal obeys.
  public var line: String { VisibleText.exact(text.bytes.trimmingSpaces) }

  /// The same with its lines kept.
  public var lines: String {
    text.bytes.trimmingSpaces.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { VisibleText.exact($0) }.joined(separator: "\n")
  }

  /// Where the whole text stands.
  public var location: Location { node.location }

  /// Where some of its bytes stand.
  public func location(of part: Range<Int>) -> Location {
    let span = ScalarSourceMap(node).span(of: part)
    return Location(node.file, span, pointer: node.pointer, logicalPlace: node.logicalPointer)
  }
}

extension [UInt8] {
  fileprivate var trimmingSpaces: ArraySlice<UInt8> {
    func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") }
    let start = firstIndex { !isSpace($0) } ?? endIndex
    let end = lastIndex { !isSpace($0) }.map { $0 + 1 } ?? start
    return self[start..<end]
  }
}
