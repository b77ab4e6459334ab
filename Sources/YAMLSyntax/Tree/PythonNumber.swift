internal import Diagnostics

/// The numbers among plain scalars, as PyYAML's patterns for `tag:yaml.org,2002:float` and `…:int` find them.
enum PythonNumber {
  /// A float: with a point, with a sign before the exponent's digits, or of hours and minutes with a point.
  static func float(_ text: ArraySlice<UInt8>) -> Double? {
    let digits = text.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
    guard text.count - digits.count <= 1 else { return nil }
    let sign: Double = text.first == UInt8(ascii: "-") ? -1 : 1
    switch String(decoding: digits.prefix(5), as: UTF8.self) {
    case ".inf", ".Inf", ".INF": return sign * .infinity
    case ".nan", ".NaN", ".NAN": return digits.count == text.count ? .nan : nil
    default: break
    }
    guard let point = digits.firstIndex(of: UInt8(ascii: ".")) else { return nil }
    let (whole, rest) = (digits[..<point], digits[(point + 1)...])
    if whole.contains(UInt8(ascii: ":")) {
      guard rest.allSatisfy(isDigitOrBar), let units = sexagesimal(whole, mayBeginWithZero: true) else { return nil }
      let last = Double(decimal(units[units.count - 1]) + "." + decimal(rest) + "0") ?? 0
      return sign * units.dropLast().reduce(0) { $0 * 60 + (Double(decimal($1)) ?? 0) } * 60 + sign * last
    }
    let fraction = rest.prefix(while: isDigitOrBar)
    guard isExponent(rest.dropFirst(fraction.count)) else { return nil }
    if whole.isEmpty {
      // Only a float that starts with a digit may have a sign.
      guard digits.count == text.count, let first = fraction.first, isDigit(first) else { return nil }
    } else {
      guard let first = whole.first, isDigit(first), whole.allSatisfy(isDigitOrBar) else { return nil }
    }
    let exponent = String(decoding: rest.dropFirst(fraction.count), as: UTF8.self)
    return Double("0" + decimal(whole) + "." + decimal(fraction) + "0" + exponent).map { sign * $0 }
  }

  /// An integer, in base 2 after `0b`, 8 after `0`, 16 after `0x`, 60 with colons, or 10.
  static func integer(_ text: ArraySlice<UInt8>) -> PythonScalar? {
    let digits = text.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
    guard text.count - digits.count <= 1, let first = digits.first, isDigit(first) else { return nil }
    let sign = text.first == UInt8(ascii: "-") ? "-" : ""
    if digits.contains(UInt8(ascii: ":")) {
      guard let units = sexagesimal(digits, mayBeginWithZero: false) else { return nil }
      let value = units.reduce(0 as Double) { $0 * 60 + (Double(decimal($1)) ?? 0) }
      return .integer(Int(exactly: value).map { ByteString("\(sign)\($0)") })
    }
    if first != UInt8(ascii: "0") || digits.count == 1 {
      guard digits.allSatisfy(isDigitOrBar) else { return nil }
      return .integer(ByteString(digits == [UInt8(ascii: "0")] ? "0" : sign + decimal(digits)))
    }
    let (base, rest): (Int, ArraySlice<UInt8>)
    switch digits.dropFirst().first {
    case UInt8(ascii: "b"): (base, rest) = (2, digits.dropFirst(2))
    case UInt8(ascii: "x"): (base, rest) = (16, digits.dropFirst(2))
    default: (base, rest) = (8, digits.dropFirst())
    }
    guard !rest.isEmpty, rest.allSatisfy({ $0 == UInt8(ascii: "_") || isDigit($0, base: base) }) else { return nil }
    let plain = decimal(rest)
    if plain.isEmpty { return base == 8 ? .integer("0") : .unreadable }
    return .integer(Int(plain, radix: base).map { ByteString($0 == 0 ? "0" : "\(sign)\($0)") })
  }

  /// The parts between colons, of which all but the first have one digit or two below 60; `nil` if it is not of that form.
  private static func sexagesimal(_ text: ArraySlice<UInt8>, mayBeginWithZero: Bool) -> [ArraySlice<UInt8>]? {
    let units = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard units.count > 1, let first = units[0].first, isDigit(first), units[0].allSatisfy(isDigitOrBar),
      mayBeginWithZero || first != UInt8(ascii: "0")
    else { return nil }
    let areMinutes = units.dropFirst().allSatisfy { unit in
      (1...2).contains(unit.count) && unit.allSatisfy(isDigit)
        && (unit.count == 1 || unit.first ?? 0 < UInt8(ascii: "6"))
    }
    return areMinutes ? units : nil
  }

  /// Whether it is nothing, or an exponent with a sign, without which PyYAML sees no number.
  private static func isExponent(_ text: ArraySlice<UInt8>) -> Bool {
    guard let letter = text.first else { return true }
    guard letter | 0x20 == UInt8(ascii: "e"), let sign = text.dropFirst().first,
      sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
    else { return false }
    return text.count > 2 && text.dropFirst(2).allSatisfy(isDigit)
  }

  /// The digits without the bars that stand between them.
  private static func decimal(_ text: ArraySlice<UInt8>) -> String {
    String(decoding: text.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
  }

  private static func isDigitOrBar(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "_") || isDigit(byte) }

  private static func isDigit(_ byte: UInt8) -> Bool { isDigit(byte, base: 10) }

  private static func isDigit(_ byte: UInt8, base: Int) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0")) < base
    case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): base == 16
    default: false
    }
  }
}
