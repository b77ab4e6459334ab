/// The bytes that words consist of in names, programs and tokens.
extension UInt8 {
  /// Whether the byte is `A` to `Z`.
  public var isUpperCaseLetter: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }

  /// Whether the byte is `0` to `9`.
  public var isDecimalDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  /// Whether the byte is an ASCII letter.
  public var isLatinLetter: Bool { isUpperCaseLetter || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }

  /// Whether the byte is an ASCII letter or a digit.
  public var isLetterOrDecimalDigit: Bool { isLatinLetter || isDecimalDigit }

  /// Whether a word of most programming languages may hold the byte.
  public var isWordByte: Bool { isLetterOrDecimalDigit || self == UInt8(ascii: "_") }
}
