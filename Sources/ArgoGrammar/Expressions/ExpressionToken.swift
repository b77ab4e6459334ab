/// A token of expr-lang.
struct ExpressionToken {
  enum Kind {
    case name
    case number
    case text
    case bracket
    case symbol
    case end
  }

  let kind: Kind
  /// The token as written; for a text with its quotes.
  let word: String
  let range: Range<Int>

  /// Whether this is a certain operator or bracket.
  func isSymbol(_ symbol: String) -> Bool { (kind == .symbol || kind == .bracket) && word == symbol }
}

/// Which versions of expr-lang count.
enum ExpressionDialect {
  /// Any that Argo 3.1 to 4.1 has: antonmedv/expr 1.8 to expr-lang/expr 1.17.
  case any
  /// expr-lang/expr 1.16, by which the reference table of `depends` was made.
  case version116
}
