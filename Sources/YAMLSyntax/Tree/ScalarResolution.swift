internal import Diagnostics

/// What a scalar is to the reader that Kubernetes and Argo use.
///
/// This is `resolve` of go-yaml v2 in the copy that sigs.k8s.io/yaml keeps (`goyaml.v2/resolve.go`), so YAML 1.1: `yes`,
/// `on` and `y` are booleans, `010` is eight, and timestamps stay text.
public enum ScalarResolution: Hashable, Sendable {
  case string
  case null
  case boolean(Bool)
  /// An integer, or `nil` where it is larger than an `Int` is.
  case integer(Int?)
  case float
}

extension ScalarResolution {
  /// What the text of a plain scalar without a tag stands for, which is a part of an array.
  ///
  /// The first byte decides for most texts, so that no slice is made of them.
  static func of(_ bytes: [UInt8], _ range: Range<Int>) -> ScalarResolution {
    if range.isEmpty { return .null }
    var text: ArraySlice<UInt8> { bytes[range] }
    switch bytes[range.lowerBound] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"):
      return ofNumberLike(text)
    case UInt8(ascii: "."):
      return isSpecialFloat(text) || isFloat(text) ? .float : .string
    case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "y"), UInt8(ascii: "Y"),
      UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "o"), UInt8(ascii: "O"):
      // These begin the words of the table, of which the longest has five letters.
      return range.count <= 5 ? ofWord(String(decoding: text, as: UTF8.self)) : .string
    default:
      return .string
    }
  }

  private static func ofWord(_ word: String) -> ScalarResolution {
    switch word {
    case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON": .boolean(true)
    case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF": .boolean(false)
    case "~", "null", "Null", "NULL": .null
    default: .string
    }
  }

  private static func ofNumberLike(_ text: ArraySlice<UInt8>) -> ScalarResolution {
    if isSpecialFloat(text) { return .float }
    if isTimestampLike(text) { return .string }
    let digits = text.contains(UInt8(ascii: "_")) ? text.filter { $0 != UInt8(ascii: "_") }[...] : text
    if let integer = GoInteger(digits) {
      // A decimal that overflows 64 bits is read as a float; other bases become a big integer.
      return integer.isInRange || !integer.isDecimal ? .integer(integer.value) : .float
    }
    return isFloat(digits) ? .float : .string
  }

  private static func isSpecialFloat(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 5 else { return false }
    switch String(decoding: text, as: UTF8.self) {
    case ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF":
      return true
    default:
      return false
    }
  }

  /// Whether text starts as `2006-`, which neither an integer nor a float does.
  private static func isTimestampLike(_ text: ArraySlice<UInt8>) -> Bool {
    text.count > 4 && text[text.startIndex + 4] == UInt8(ascii: "-") && text.prefix(4).allSatisfy(isDigit)
  }

  /// Whether text matches `^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$` and is in the range of a float.
  private static func isFloat(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest.removeFirst() }
    let whole = rest.prefix(while: isDigit).count
    rest = rest.dropFirst(whole)
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      let fraction = rest.prefix(while: isDigit).count
      rest = rest.dropFirst(fraction)
      if whole + fraction == 0 { return false }
    } else if whole == 0 {
      return false
    }
    if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest.removeFirst() }
      if rest.isEmpty || !rest.allSatisfy(isDigit) { return false }
    } else if !rest.isEmpty {
      return false
    }
    return Double(String(decoding: text, as: UTF8.self))?.isFinite ?? false
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

/// An integer as Go's `strconv.ParseInt` with base 0 reads it: with a sign, and with `0x`, `0o`, `0b` or a leading zero.
private struct GoInteger {
  let isDecimal: Bool
  /// Whether it fits into 64 bits, with or without sign.
  let isInRange: Bool
  /// The value if it is an `Int`.
  let value: Int?

  init?(_ text: ArraySlice<UInt8>) {
    var digits = text
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }

    let base: UInt64
    switch (digits.first, digits.dropFirst().first.map { $0 | 0x20 }) {
    case (UInt8(ascii: "0"), UInt8(ascii: "x")): (base, digits) = (16, digits.dropFirst(2))
    case (UInt8(ascii: "0"), UInt8(ascii: "o")): (base, digits) = (8, digits.dropFirst(2))
    case (UInt8(ascii: "0"), UInt8(ascii: "b")): (base, digits) = (2, digits.dropFirst(2))
    case (UInt8(ascii: "0"), .some): (base, digits) = (8, digits.dropFirst())
    default: base = 10
    }
    guard !digits.isEmpty else { return nil }

    var magnitude: UInt64 = 0
    var isOverflowing = false
    for digit in digits {
      guard let value = Self.value(of: digit), value < base else { return nil }
      let (product, overflow) = magnitude.multipliedReportingOverflow(by: base)
      let (sum, carry) = product.addingReportingOverflow(value)
      isOverflowing = isOverflowing || overflow || carry
      magnitude = sum
    }
    isDecimal = base == 10
    if isNegative {
      value = isOverflowing ? nil : magnitude == 1 << 63 ? Int.min : Int(exactly: magnitude).map { -$0 }
      isInRange = value != nil
    } else {
      value = isOverflowing ? nil : Int(exactly: magnitude)
      isInRange = !isOverflowing
    }
  }

  private static func value(of digit: UInt8) -> UInt64? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(digit - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(digit - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(digit - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}

extension ScalarResolution {
  /// What a text stands for that is written plainly, without quotes and tag.
  public static func ofPlainText(_ bytes: [UInt8]) -> ScalarResolution {
    of(bytes, bytes.startIndex..<bytes.endIndex)
  }
}
