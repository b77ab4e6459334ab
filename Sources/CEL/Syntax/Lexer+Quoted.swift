import Diagnostics

extension Lexer {
  /// What stands before the first quote of a text or of bytes.
  struct QuotedLiteral {
    /// Backslashes are backslashes.
    var isRaw = false
    var isBytes = false
    /// The letters before the quotes.
    var length = 0
    var quote: UInt8 = 0
  }

  /// The prefix of a quoted literal that begins here: `r`, `b`, both or none, in any case.
  func literalPrefix() -> QuotedLiteral? {
    var prefix = QuotedLiteral()
    while let byte = byte(prefix.length), prefix.length < 3 {
      switch byte | 0x20 {
      case UInt8(ascii: "r") where !prefix.isRaw: prefix.isRaw = true
      case UInt8(ascii: "b") where !prefix.isBytes && !prefix.isRaw: prefix.isBytes = true
      default:
        prefix.quote = byte
        return byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") ? prefix : nil
      }
      prefix.length += 1
    }
    return nil
  }

  /// Reads a literal to its last quote.
  mutating func quotedLiteral(_ prefix: QuotedLiteral) throws(CELFault) -> CELValue {
    let start = place
    place += prefix.length
    let isTriple = byte(1) == prefix.quote && byte(2) == prefix.quote
    let quotes = isTriple ? 3 : 1
    place += quotes
    var content: [UInt8] = []
    while true {
      guard let byte = byte(), isTriple || byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\r") else {
        throw CELFault("the text does not end", at: start..<place, help: "close it with the quote that it began with")
      }
      if byte == prefix.quote, (0..<quotes).allSatisfy({ self.byte($0) == prefix.quote }) { break }
      // In a raw text a backslash is a character like any other: it keeps no quote from ending the text.
      if byte == UInt8(ascii: "\\"), !prefix.isRaw {
        try escape(isBytes: prefix.isBytes, into: &content)
      } else {
        content.append(byte)
        place += 1
      }
    }
    place += quotes
    return prefix.isBytes ? .bytes(content) : .string(ByteString(content))
  }

  private static let simpleEscapes: [UInt8: UInt8] = [
    UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13,
    UInt8(ascii: "t"): 9, UInt8(ascii: "v"): 11, UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "?"): UInt8(ascii: "?"), UInt8(ascii: "\""): UInt8(ascii: "\""),
    UInt8(ascii: "'"): UInt8(ascii: "'"), UInt8(ascii: "`"): UInt8(ascii: "`"),
  ]

  private mutating func escape(isBytes: Bool, into content: inout [UInt8]) throws(CELFault) {
    let start = place
    let letter = byte(1)
    if let letter, let value = Self.simpleEscapes[letter] {
      place += 2
      content.append(value)
      return
    }
    var value: UInt32?
    switch letter {
    case UInt8(ascii: "x"), UInt8(ascii: "X"): value = code(from: 2, digits: 2, radix: 16)
    case UInt8(ascii: "u") where !isBytes: value = code(from: 2, digits: 4, radix: 16)
    case UInt8(ascii: "U") where !isBytes: value = code(from: 2, digits: 8, radix: 16)
    case UInt8(ascii: "0"), UInt8(ascii: "1"), UInt8(ascii: "2"), UInt8(ascii: "3"):
      value = code(from: 1, digits: 3, radix: 8)
    default: break
    }
    guard let value else {
      throw CELFault(
        "there is no such escape sequence", at: start..<min(start + 2, source.count),
        help: #"write `\\` for a backslash, or r"…" for a text without escapes"#)
    }
    if isBytes {
      content.append(UInt8(truncatingIfNeeded: value))
    } else if let scalar = Unicode.Scalar(value) {
      content.append(contentsOf: Array(String(Character(scalar)).utf8))
    } else {
      throw CELFault("the escape sequence does not stand for a character of Unicode", at: start..<place)
    }
  }

  /// The number that so many digits behind the backslash have, which are passed over.
  private mutating func code(from distance: Int, digits: Int, radix: UInt32) -> UInt32? {
    var value: UInt32 = 0
    for index in 0..<digits {
      guard let digit = byte(distance + index)?.hexDigit, digit < radix else { return nil }
      value = value &* radix &+ UInt32(digit)
    }
    place += distance + digits
    return value
  }
}
