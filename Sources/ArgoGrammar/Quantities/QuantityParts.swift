/// The written parts of a quantity: sign, number and suffix.
struct QuantityParts {
  /// What a suffix multiplies by: a power of two or of ten.
  struct Scale {
    let base: Int
    let exponent: Int32
    let wraps: Bool
  }

  let isNegative: Bool
  /// The sign and number as written.
  let number: Range<Int>
  /// The digits before the point, without leading zeros.
  let whole: ArraySlice<UInt8>
  /// The digits after the point.
  let fraction: ArraySlice<UInt8>
  let suffix: Range<Int>
  let scale: Scale

  init(_ text: [UInt8]) throws(GrammarFault) {
    let range = Self.trimmed(text)
    if range.isEmpty { throw GrammarFault("the quantity is empty", at: 0..<text.count) }
    var place = range.lowerBound
    isNegative = text[place] == UInt8(ascii: "-")
    if isNegative || text[place] == UInt8(ascii: "+") { place += 1 }
    whole = Self.digits(text, &place, range.upperBound).drop { $0 == UInt8(ascii: "0") }
    if place < range.upperBound, text[place] == UInt8(ascii: ".") {
      place += 1
      fraction = Self.digits(text, &place, range.upperBound)
    } else {
      fraction = []
    }
    number = range.lowerBound..<place
    suffix = place..<range.upperBound
    scale = try Self.scale(text, suffix)
  }

  private static func digits(_ text: [UInt8], _ place: inout Int, _ end: Int) -> ArraySlice<UInt8> {
    let start = place
    while place < end, text[place].isDigit { place += 1 }
    return text[start..<place]
  }

  private static func scale(_ text: [UInt8], _ range: Range<Int>) throws(GrammarFault) -> Scale {
    let suffix = text[range]
    if let first = suffix.first, first | 0x20 == UInt8(ascii: "e"), suffix.count > 1,
      let exponent = exponent(suffix.dropFirst())
    {
      let kept = Int32(truncatingIfNeeded: exponent)
      return Scale(base: 10, exponent: kept, wraps: Int64(kept) != exponent)
    }
    let (base, exponent): (Int, Int32)
    switch String(decoding: suffix, as: UTF8.self) {
    case "n": (base, exponent) = (10, -9)
    case "u": (base, exponent) = (10, -6)
    case "m": (base, exponent) = (10, -3)
    case "": (base, exponent) = (10, 0)
    case "k": (base, exponent) = (10, 3)
    case "M": (base, exponent) = (10, 6)
    case "G": (base, exponent) = (10, 9)
    case "T": (base, exponent) = (10, 12)
    case "P": (base, exponent) = (10, 15)
    case "E": (base, exponent) = (10, 18)
    case "Ki": (base, exponent) = (2, 10)
    case "Mi": (base, exponent) = (2, 20)
    case "Gi": (base, exponent) = (2, 30)
    case "Ti": (base, exponent) = (2, 40)
    case "Pi": (base, exponent) = (2, 50)
    case "Ei": (base, exponent) = (2, 60)
    default:
      throw GrammarFault(
        "the suffix is not one of n, u, m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei or an exponent such as e3",
        at: range)
    }
    return Scale(base: base, exponent: exponent, wraps: false)
  }

  /// A signed 64-bit integer, which is what apimachinery reads an exponent as before it keeps 32 bits.
  private static func exponent(_ text: ArraySlice<UInt8>) -> Int64? {
    let isSigned = text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+")
    let digits = isSigned ? text.dropFirst() : text
    guard !digits.isEmpty, digits.allSatisfy(\.isDigit) else { return nil }
    return Int64(String(decoding: text, as: UTF8.self))
  }

  /// What is left after `strings.TrimSpace` of the JSON form, where control characters are escaped and so stay.
  private static func trimmed(_ text: [UInt8]) -> Range<Int> {
    var (start, end) = (0, text.count)
    while start < end, let length = spaceLength(text[start..<end]) { start += length }
    while start < end, let length = (1...3).first(where: { end - $0 >= start && isSpace(text[(end - $0)..<end]) }) {
      end -= length
    }
    return start..<end
  }

  private static func spaceLength(_ text: ArraySlice<UInt8>) -> Int? {
    (1...3).first { $0 <= text.count && isSpace(text.prefix($0)) }
  }

  private static func isSpace(_ text: ArraySlice<UInt8>) -> Bool {
    // Nearly every quantity begins and ends with a character that can be seen.
    guard let first = text.first, !(0x21...0x7E).contains(first) else { return false }
    var scalars = String(decoding: text, as: UTF8.self).unicodeScalars[...]
    guard let scalar = scalars.popFirst(), scalars.isEmpty else { return false }
    // JSON escapes the controls and the two separators, and so hides them from the trimming.
    return scalar.properties.isWhitespace && scalar.value >= 0x20 && scalar.value != 0x2028 && scalar.value != 0x2029
  }
}
