import Diagnostics
public import YAMLSyntax

/// A change of a document: a range with its new text, or a new text for all of it.
public struct ContentChange: Sendable {
  /// What is replaced; `nil` for everything.
  public let range: LSP.TextRange?
  /// What is written there.
  public let text: [UInt8]

  /// A change.
  public init(_ range: LSP.TextRange?, _ text: [UInt8]) {
    self.range = range
    self.text = text
  }

  /// Reads a change of a message.
  public init(_ node: YAMLNode) throws(ResponseError) {
    guard node.kind == .mapping, let text = node["text"], text.scalarStyle == .doubleQuoted,
      let bytes = text.scalarBytes
    else { throw ResponseError(.invalidParams, "a change of a document has a text") }
    let range = node["range"].flatMap { $0.kind == .mapping ? $0 : nil }
    self.init(try range.map { (range) throws(ResponseError) in try LSP.TextRange(range) }, Array(bytes))
  }

  /// Makes the change.
  public func apply(to text: inout DocumentText, _ encoding: PositionEncoding) {
    guard let range else {
      text = DocumentText(self.text)
      return
    }
    let (start, end) = (text.offset(of: range.start, encoding), text.offset(of: range.end, encoding))
    text.replace(start..<max(start, end), with: self.text)
  }
}
