/// The bytes that words consist of in names, programs and tokens.
extension UInt8 {
  var isUpperCaseLetter: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }

  var isDecimalDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  var isLatinLetter: Bool { isUpperCaseLetter || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }

  var isLetterOrDecimalDigit: Bool { isLatinLetter || isDecimalDigit }

  /// Whether a word of most programming languages may hold the byte.
  var isWordByte: Bool { isLetterOrDecimalDigit || self == UInt8(ascii: "_") }
}
