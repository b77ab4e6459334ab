import Diagnostics

/// One `{{…}}` of a text.
public struct ReferenceTag: Hashable, Sendable {
  /// The tag with its braces.
  public let range: Range<Int>
  /// What is between the braces, without white space around it; without the `=` for an expression.
  public let content: Range<Int>
  /// Whether `=` follows the braces at once, which makes it an expression of expr-lang.
  public let isExpression: Bool
  /// Whether white space stands just within the braces: every version of Argo substitutes it all the same.
  public let isPadded: Bool
  /// Whether white space follows the opening braces: Argo's validator before 3.4.12 then takes it for another tool's.
  public let startsWithSpace: Bool
  /// The content of a tag that starts within this one and ends with it, as in `{{steps.a-{{item}}.status}}`.
  ///
  /// Argo takes its braces and its name for a part of this one's name, finds nothing of that name, and then looks for the
  /// inner tag alone; once that is substituted, the outer one is read again.
  public let nestedContent: Range<Int>?
  /// What the inner tag refers to, if there is one.
  public let nestedReference: Reference?
  /// The path, cut at its dots; empty for an expression and for an empty tag.
  public let parts: [PathPart]
  /// What the tag refers to.
  public let reference: Reference

  /// The first part of the path, such as `inputs`, if there is one.
  public var root: PathPart? { parts.first }

  init(_ text: [UInt8], _ range: Range<Int>) {
    self.range = range
    let inner = range.lowerBound + 2..<range.upperBound - 2
    isExpression = text[inner].first == UInt8(ascii: "=")
    let content = Self.trimmed(text, isExpression ? inner.lowerBound + 1..<inner.upperBound : inner)
    self.content = content
    isPadded = !isExpression && content != inner
    startsWithSpace = !isExpression && content.lowerBound != inner.lowerBound
    parts = isExpression ? [] : Self.parts(text, content)
    reference = isExpression ? .expression : Reference(parts)
    let brace = content.dropLast().last {
      text[$0] == UInt8(ascii: "{") && text[$0 + 1] == UInt8(ascii: "{")
    }
    nestedContent = brace.map { Self.trimmed(text, $0 + 2..<content.upperBound) }
    nestedReference = nestedContent.map { Reference(Self.parts(text, $0)) }
  }

  private static func parts(_ text: [UInt8], _ content: Range<Int>) -> [PathPart] {
    var parts: [PathPart] = []
    parts.reserveCapacity(5)
    var start = content.lowerBound
    for place in content.lowerBound...content.upperBound where !content.isEmpty {
      guard place == content.upperBound || text[place] == UInt8(ascii: ".") else { continue }
      parts.append(PathPart(name: ByteString(text[start..<place]), range: start..<place))
      start = place + 1
    }
    return parts
  }

  /// Argo trims with `strings.TrimSpace`; white space beyond ASCII does not occur in tags.
  private static func trimmed(_ text: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || (9...13).contains(byte) }
    let start = range.first { !isSpace(text[$0]) } ?? range.upperBound
    let end = range.last { !isSpace(text[$0]) }.map { $0 + 1 } ?? start
    return start..<end
  }
}
