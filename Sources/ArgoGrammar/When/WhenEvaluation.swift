/// Evaluates the tokens of a `when` expression, without gaps, as govaluate plans and runs them.
struct WhenEvaluation {
  private let tokens: [WhenToken]
  private var place = 0
  private var depth = 0
  /// More parentheses within parentheses than a person writes; whether Argo takes them is then left open.
  static let deepest = 50
  private(set) var isTooDeep = false

  /// The types that the value of a tag may have which is a token of its own.
  private let tagTypes: WhenValue.Types

  init(_ tokens: [WhenToken], tagTypes: WhenValue.Types = .any) {
    self.tokens = tokens
    self.tagTypes = tagTypes
  }

  /// The value of the whole.
  ///
  /// What follows a closed parenthesis without an operator is never looked at, as in `(a == b) c`.
  mutating func value() -> WhenValue { expression(0) }

  private var token: WhenToken? { place < tokens.count ? tokens[place] : nil }

  private mutating func expression(_ lowest: Int) -> WhenValue {
    var value = operand()
    while let token, case .symbol(let symbol) = token.content, token.kinds != .prefix, symbol.precedence >= lowest {
      place += 1
      let right = expression(symbol.precedence + 1)
      if !value.extend(by: symbol, right) { value = symbol.applied(value, right, at: token.range) }
    }
    return value
  }

  private mutating func operand() -> WhenValue {
    guard let token else { return .nothing }
    place += 1
    switch token.content {
    case .value(let value): return value
    case .symbol(let symbol) where token.kinds.contains(.prefix):
      return symbol.applied(to: operand(), at: token.range)
    case .symbol:
      // Only a comma after "?" or ":" comes here.
      return .fault(GrammarFault("a value is missing before the comma", at: token.range))
    case .accessor:
      // With parentheses after it govaluate takes the rest for its arguments; either way it fails.
      if self.token?.kinds == .open { place = tokens.count }
      return .fault(
        GrammarFault("Argo reads this as a field of a parameter; a text with a dot needs quotes", at: token.range))
    case .gap: return .unknown(tagTypes)
    case .none:
      guard token.kinds == .open else {
        place -= 1
        return .nothing
      }
      return group()
    }
  }

  /// What stands in parentheses; the token after it is taken for the closing one, of any kind.
  private mutating func group() -> WhenValue {
    guard depth < Self.deepest else {
      isTooDeep = true
      place = tokens.count
      return .unknown(.any)
    }
    depth += 1
    defer { depth -= 1 }
    let value = expression(0)
    place += 1
    return value
  }
}
