extension UInt8 {
  /// Whether the byte is an ASCII digit.
  var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }

  /// Whether the byte is an ASCII lower-case letter.
  var isLowerCase: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self }

  /// Whether the byte is an ASCII upper-case letter.
  var isUpperCase: Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self }

  /// Whether the byte is an ASCII letter.
  var isLetter: Bool { isLowerCase || isUpperCase }

  /// Whether the byte is an ASCII letter or digit.
  var isLetterOrDigit: Bool { isLetter || isDigit }

  /// Whether the byte is a hexadecimal digit.
  var isHexDigit: Bool { isDigit || UInt8(ascii: "a")...UInt8(ascii: "f") ~= self | 0x20 }

  /// The number a digit stands for.
  var digitValue: Int { Int(self) - Int(UInt8(ascii: "0")) }
}
