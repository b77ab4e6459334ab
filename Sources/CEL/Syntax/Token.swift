/// One word of an expression.
struct Token {
  enum Kind {
    /// A name, which may be a reserved word.
    case name(String)
    /// A name in backticks: any field of a map.
    case quotedName(String)
    case literal(CELValue)
    /// Digits without a sign.
    case magnitude(UInt64)
    case symbol(StaticString)
    case end
  }

  let kind: Kind
  let range: Range<Int>

  /// Whether the word is this symbol.
  func isSymbol(_ text: StaticString) -> Bool {
    guard case .symbol(let symbol) = kind, symbol.utf8CodeUnitCount == text.utf8CodeUnitCount else { return false }
    return symbol.withUTF8Buffer { left in text.withUTF8Buffer { right in left.elementsEqual(right) } }
  }
}
