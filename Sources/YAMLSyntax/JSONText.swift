/// JSON that stands in a file of its own, or that is the whole text of a parameter.
public enum JSONText {
  /// A reader of JSON, by what it accepts beyond RFC 8259.
  public enum Dialect: Sendable {
    /// `json.loads` of Python: also `NaN`, `Infinity` and `-Infinity`.
    case python
  }

  /// Whether a reader of the dialect accepts the bytes.
  public static func isValid(_ bytes: [UInt8], dialect: Dialect) -> Bool {
    firstInvalidOffset(in: bytes, dialect: dialect) == nil
  }

  /// The offset of the first byte at which a reader of the dialect gives up, or `nil` if it accepts the bytes.
  ///
  /// It is the number of bytes where something is missing at the end. Keys that are there twice and halves of surrogate
  /// pairs are fine with `json.loads`; control characters in strings are not, nor is white space other than space, tab
  /// and line ends. Collections deeper than the recursion limit of Python count as invalid.
  public static func firstInvalidOffset(in bytes: [UInt8], dialect: Dialect) -> Int? {
    var scanner = JSONScanner(bytes)
    return scanner.acceptsText() ? nil : scanner.position
  }
}

/// Reads JSON without keeping any of it.
private struct JSONScanner {
  /// CPython's default limit is 1,000 calls, of which a few are taken; 3.11 refuses at 996.
  private static let maximumDepth = 995

  private let bytes: [UInt8]
  private(set) var position = 0
  /// The closing brackets of the collections that are open.
  private var open: [UInt8] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Whether there is one value and nothing after it; if not, `position` is where that shows.
  mutating func acceptsText() -> Bool {
    repeat {
      guard acceptsValue() else { return false }
      // A value may be the last one of its collection, and that of the one around it.
      while let closing = open.last, !takesComma() {
        guard take(closing) else { return false }
        open.removeLast()
      }
      if let closing = open.last, closing == UInt8(ascii: "}"), !acceptsKey() { return false }
    } while !open.isEmpty
    skipWhitespace()
    return position == bytes.count
  }

  /// Accepts a scalar or an empty collection, with the openings of the collections that it is the first value of.
  private mutating func acceptsValue() -> Bool {
    while true {
      skipWhitespace()
      guard let first = next else { return false }
      switch first {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        guard open.count < Self.maximumDepth else { return false }
        position += 1
        skipWhitespace()
        let closing = first == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: "}")
        if take(closing) { return true }
        open.append(closing)
        if closing == UInt8(ascii: "}"), !acceptsKey() { return false }
      case UInt8(ascii: "\""): return acceptsString()
      case UInt8(ascii: "t"): return accepts("true")
      case UInt8(ascii: "f"): return accepts("false")
      case UInt8(ascii: "n"): return accepts("null")
      case UInt8(ascii: "N"): return accepts("NaN")
      case UInt8(ascii: "I"): return accepts("Infinity")
      default: return acceptsNumber()
      }
    }
  }

  private mutating func takesComma() -> Bool {
    skipWhitespace()
    return take(UInt8(ascii: ","))
  }

  private mutating func acceptsKey() -> Bool {
    skipWhitespace()
    guard next == UInt8(ascii: "\""), acceptsString() else { return false }
    skipWhitespace()
    return take(UInt8(ascii: ":"))
  }

  private mutating func acceptsNumber() -> Bool {
    if take(UInt8(ascii: "-")), next == UInt8(ascii: "I") { return accepts("Infinity") }
    // What follows a zero is not part of the number, and nothing accepts it there.
    guard take(UInt8(ascii: "0")) || skipDigits() else { return false }
    if take(UInt8(ascii: ".")), !skipDigits() { return false }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      return skipDigits()
    }
    return true
  }

  private mutating func acceptsString() -> Bool {
    position += 1
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return true
      case UInt8(ascii: "\\"):
        guard acceptsEscape() else { return false }
      case 0..<0x20:
        return false
      default:
        position += 1
      }
    }
    return false
  }

  private mutating func acceptsEscape() -> Bool {
    position += 1
    switch next {
    case UInt8(ascii: "u"):
      position += 1
      for _ in 0..<4 {
        guard let next, isHexadecimalDigit(next) else { return false }
        position += 1
      }
      return true
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 1
      return true
    default:
      return false
    }
  }

  private mutating func accepts(_ word: StaticString) -> Bool {
    guard word.withUTF8Buffer({ bytes[position...].starts(with: $0) }) else { return false }
    position += word.utf8CodeUnitCount
    return true
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipWhitespace() {
    while let next, next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 { position += 1 }
  }

  /// Skips digits; whether there was one.
  private mutating func skipDigits() -> Bool {
    let start = position
    while let next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) { position += 1 }
    return position > start
  }

  private func isHexadecimalDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}
