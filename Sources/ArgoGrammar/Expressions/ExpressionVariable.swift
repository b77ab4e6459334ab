public import Diagnostics

/// A variable of Argo that an expression in `{{=…}}` names.
public struct ExpressionVariable: Sendable {
  /// The names that lead to it, by dots or in brackets, the root first.
  public let path: [ByteString]
  /// Where it stands in the expression.
  public let range: Range<Int>
  /// Where each name of the path stands, without quotation marks.
  public let nameRanges: [Range<Int>]
  /// A name with hyphens that is read as a subtraction, as in `inputs.parameters.my-name`; `nil` without one.
  ///
  /// The names of the path come first, and the last one holds what the hyphens join to it.
  public let hyphenated: [ByteString]?

  /// The variables of an expression, given without the braces and the `=`; none where it cannot be read.
  ///
  /// An expression that says what to take in place of a variable that is not there (`??`) has none either.
  public static func all(in text: [UInt8]) -> [ExpressionVariable] {
    guard let tokens = try? ExpressionLexer.tokens(text, .any), !tokens.contains(where: { $0.isSymbol("??") }) else {
      return []
    }
    var found: [ExpressionVariable] = []
    var place = 0
    while place < tokens.count {
      let start = place
      place += 1
      guard tokens[start].kind == .name, roots.contains(tokens[start].word),
        start == 0 || !(tokens[start - 1].isSymbol(".") || tokens[start - 1].isSymbol("?."))
      else { continue }
      var path = [ByteString(tokens[start].word)]
      var ranges = [tokens[start].range]
      while let (name, range) = name(in: tokens, at: &place) {
        path.append(name)
        ranges.append(range)
      }
      var last = path.last?.bytes ?? []
      var end = place
      while let joined = joined(to: tokens[end - 1], in: tokens, at: end) {
        last.append(UInt8(ascii: "-"))
        last += joined.word.utf8
        end += 2
      }
      // What a call makes of it is not known.
      if place < tokens.count, tokens[place].isSymbol("(") { continue }
      found.append(
        ExpressionVariable(
          path: path, range: tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound,
          nameRanges: ranges,
          hyphenated: end > place && path.count > 1 ? path.dropLast() + [ByteString(last)] : nil))
    }
    return found
  }

  private static let roots: Set<String> = ["inputs", "workflow", "tasks", "steps"]

  /// The next name of a path: after a dot, or as a text in brackets.
  private static func name(
    in tokens: [ExpressionToken], at place: inout Int
  ) -> (name: ByteString, range: Range<Int>)? {
    guard place + 1 < tokens.count else { return nil }
    if tokens[place].isSymbol("."), tokens[place + 1].kind == .name {
      place += 2
      return (ByteString(tokens[place - 1].word), tokens[place - 1].range)
    }
    guard place + 2 < tokens.count, tokens[place].isSymbol("["), tokens[place + 1].kind == .text,
      tokens[place + 2].isSymbol("]"), !tokens[place + 1].word.contains("\\")
    else { return nil }
    place += 3
    let range = tokens[place - 2].range
    return (
      ByteString(String(tokens[place - 2].word.dropFirst().dropLast())), range.lowerBound + 1..<range.upperBound - 1
    )
  }

  /// The name or number after a hyphen that touches both.
  private static func joined(
    to last: ExpressionToken, in tokens: [ExpressionToken], at place: Int
  ) -> ExpressionToken? {
    guard place + 1 < tokens.count, last.kind == .name || last.kind == .number, tokens[place].isSymbol("-"),
      tokens[place].range.lowerBound == last.range.upperBound
    else { return nil }
    let next = tokens[place + 1]
    guard next.kind == .name || next.kind == .number, next.range.lowerBound == tokens[place].range.upperBound else {
      return nil
    }
    return next
  }
}
