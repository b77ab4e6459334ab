import Diagnostics

/// Takes an expression apart into words.
struct Lexer {
  let source: [UInt8]
  var place = 0

  /// Longer ones first.
  private static let symbols: [StaticString] = [
    "==", "!=", "<=", ">=", "&&", "||", ".", ",", "(", ")", "[", "]", "{", "}", "?", ":", "+", "-", "*", "/", "%", "!",
    "<", ">",
  ]

  init(_ source: [UInt8]) { self.source = source }

  /// The byte so many after the next one.
  func byte(_ distance: Int = 0) -> UInt8? {
    place + distance < source.count ? source[place + distance] : nil
  }

  /// The next word.
  mutating func next() throws(CELFault) -> Token {
    skipSpace()
    let start = place
    guard let first = byte() else { return Token(kind: .end, range: start..<start) }
    let kind: Token.Kind
    if let prefix = literalPrefix() {
      kind = .literal(try quotedLiteral(prefix))
    } else if Self.isNameStart(first) {
      while let byte = byte(), Self.isNameStart(byte) || byte.isASCIIDigit { place += 1 }
      kind = .name(text(from: start))
    } else if first.isASCIIDigit || first == UInt8(ascii: ".") && byte(1)?.isASCIIDigit == true {
      kind = try number()
    } else if first == UInt8(ascii: "`") {
      kind = .quotedName(try quotedName())
    } else if let symbol = Self.symbols.first(where: { symbol in
      symbol.withUTF8Buffer { source[place...].starts(with: $0) }
    }) {
      place += symbol.utf8CodeUnitCount
      kind = .symbol(symbol)
    } else {
      let (scalar, length) = UTF8Scalar.decode(source[place...]) ?? ("\u{FFFD}", 1)
      var shown = ""
      VisibleText.append(scalar, to: &shown)
      throw CELFault("no expression has the character `\(shown)` here", at: start..<start + length)
    }
    return Token(kind: kind, range: start..<place)
  }

  private mutating func skipSpace() {
    while let byte = byte() {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x0C: place += 1
      case UInt8(ascii: "/") where self.byte(1) == UInt8(ascii: "/"):
        while let byte = self.byte(), byte != UInt8(ascii: "\n") { place += 1 }
      default: return
      }
    }
  }

  private static func isNameStart(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte == UInt8(ascii: "_") }

  private func text(from start: Int) -> String { String(decoding: source[start..<place], as: UTF8.self) }

  private mutating func quotedName() throws(CELFault) -> String {
    let start = place
    place += 1
    while let byte = byte(), byte.isASCIILetter || byte.isASCIIDigit || "_.-/ ".utf8.contains(byte) { place += 1 }
    guard byte() == UInt8(ascii: "`"), place > start + 1 else {
      throw CELFault(
        "a name in backticks consists of letters, digits, `_`, `.`, `-`, `/` and spaces", at: start..<place)
    }
    place += 1
    return String(decoding: source[start + 1..<place - 1], as: UTF8.self)
  }

  private mutating func skipDigits() {
    while byte()?.isASCIIDigit == true { place += 1 }
  }

  /// `12`, `12u`, `0xFF`, `1.5`, `.5`, `1e9`.
  private mutating func number() throws(CELFault) -> Token.Kind {
    let start = place
    var radix = 10
    if byte() == UInt8(ascii: "0"), byte(1) == UInt8(ascii: "x"), byte(2)?.hexDigit != nil {
      radix = 16
      place += 2
      while byte()?.hexDigit != nil { place += 1 }
    } else {
      skipDigits()
      var isDouble = false
      if byte() == UInt8(ascii: "."), byte(1)?.isASCIIDigit == true {
        isDouble = true
        place += 1
        skipDigits()
      }
      if let letter = byte(), letter | 0x20 == UInt8(ascii: "e") {
        let hasSign = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-")
        if byte(hasSign ? 2 : 1)?.isASCIIDigit == true {
          isDouble = true
          place += hasSign ? 2 : 1
          skipDigits()
        }
      }
      if isDouble {
        guard let value = NumberText.double(Array(source[start..<place])) else {
          throw CELFault("the number is too large for a double", at: start..<place)
        }
        return .literal(.double(value))
      }
    }
    let digits = radix == 16 ? source[start + 2..<place] : source[start..<place]
    guard let value = UInt64(String(decoding: digits, as: UTF8.self), radix: radix) else {
      throw CELFault("the number needs more than 64 bits", at: start..<place)
    }
    if let suffix = byte(), suffix | 0x20 == UInt8(ascii: "u") {
      place += 1
      return .literal(.uint(value))
    }
    return .magnitude(value)
  }
}

extension UInt8 {
  /// The value of a hexadecimal digit.
  var hexDigit: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
