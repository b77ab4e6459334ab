/// The texts of numbers, as Go's `strconv` reads and writes them.
enum NumberText {
  /// The shortest text that is read as the same number: `FormatFloat(value, 'g', -1, 64)`.
  ///
  /// It has an exponent below a ten thousandth and from a million on.
  static func of(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    if value == 0 { return value.sign == .minus ? "-0" : "0" }
    let (digits, point) = shortest(value.magnitude)
    let sign = value < 0 ? "-" : ""
    let exponent = point - 1
    if exponent < -4 || exponent >= 6 {
      let fraction = digits.dropFirst()
      return sign + digits.prefix(1) + (fraction.isEmpty ? "" : "." + fraction) + (exponent < 0 ? "e-" : "e+")
        + (exponent.magnitude < 10 ? "0" : "") + "\(exponent.magnitude)"
    }
    return sign + plain(digits, point)
  }

  /// The same without an exponent.
  static func plain(_ value: Double) -> String {
    if value == 0 { return value.sign == .minus ? "-0" : "0" }
    let (digits, point) = shortest(value.magnitude)
    return (value < 0 ? "-" : "") + plain(digits, point)
  }

  private static func plain(_ digits: String, _ point: Int) -> String {
    if point <= 0 { return "0." + String(repeating: "0", count: -point) + digits }
    if digits.count <= point { return digits + String(repeating: "0", count: point - digits.count) }
    return digits.prefix(point) + "." + digits.dropFirst(point)
  }

  /// The digits of the shortest text, without zeros at the ends, and the place of the point among them.
  private static func shortest(_ value: Double) -> (digits: String, point: Int) {
    // Swift writes the shortest text, too, in a form of its own.
    let parts = value.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = mantissa.count > 1 ? mantissa[1] : ""
    var digits = String(mantissa[0] + fraction)
    var point = mantissa[0].count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    while digits.first == "0" {
      digits.removeFirst()
      point -= 1
    }
    while digits.last == "0" { digits.removeLast() }
    return (digits, point)
  }

  /// Reads a floating-point number; `nil` if it is none, or too large for one.
  static func double(_ text: [UInt8]) -> Double? {
    var rest = text[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let word = String(decoding: rest.map(\.loweredASCII), as: UTF8.self)
    switch word {
    case "inf", "infinity": return isNegative ? -Double.infinity : .infinity
    case "nan": return .nan
    default: break
    }
    guard let first = rest.first, first.isASCIIDigit || first == UInt8(ascii: "."),
      rest.allSatisfy({ $0.isASCIIDigit || "+-.eE".utf8.contains($0) }),
      let value = Double(String(decoding: rest, as: UTF8.self)), value.isFinite
    else { return nil }
    return isNegative ? -value : value
  }

  /// Reads a whole number with a sign.
  static func int(_ text: [UInt8]) -> Int? {
    isWhole(text) ? Int(String(decoding: text, as: UTF8.self)) : nil
  }

  /// Reads a whole number without a sign.
  static func uint(_ text: [UInt8]) -> UInt64? {
    text.allSatisfy(\.isASCIIDigit) ? UInt64(String(decoding: text, as: UTF8.self)) : nil
  }

  private static func isWhole(_ text: [UInt8]) -> Bool {
    let digits = text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+") ? text.dropFirst() : text[...]
    return !digits.isEmpty && digits.allSatisfy(\.isASCIIDigit)
  }
}
