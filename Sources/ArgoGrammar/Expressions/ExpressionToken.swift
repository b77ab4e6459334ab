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

extension ExpressionToken {
  /// What a text stands for, unless it has an escape in it that stands for more than the next character.
  var plainText: String? {
    guard kind == .text, let quote = word.first, word.count >= 2 else { return nil }
    let content = word.dropFirst().dropLast()
    if quote == "`" { return String(content) }
    var text = ""
    var isEscaped = false
    for character in content {
      if isEscaped {
        guard "\\\"'".contains(character) else { return nil }
        text.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        text.append(character)
      }
    }
    return text
  }
}

/// Which versions of expr-lang count.
enum ExpressionDialect {
  /// Any that Argo 3.1 to 4.1 has: antonmedv/expr 1.8 to expr-lang/expr 1.17.
  case any
  /// expr-lang/expr 1.16, by which the reference table of `depends` was made.
  case version116
}
