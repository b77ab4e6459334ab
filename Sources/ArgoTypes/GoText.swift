internal import Diagnostics
internal import YAMLSyntax

/// The text that a reader of YAML that goes by the types makes of a scalar for a field that is a string.
///
/// This is the end of `convertToJSONableObject` (`yaml.go` of ghodss/yaml 1.0 and sigs.k8s.io/yaml 1.2 to 1.4), which the
/// KFP API reads an uploaded file with: `FormatInt`, `FormatFloat(x, 'g', -1, 32)`, `true` and `false`.
enum GoText {
  /// The text; `nil` if that is unknown.
  static func of(_ resolution: ScalarResolution, written text: ArraySlice<UInt8>) -> ByteString? {
    switch resolution {
    case .string: ByteString(text)
    case .null: nil
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value?): ByteString("\(value)")
    case .integer(nil):
      // A decimal above `Int` and within 64 bits without sign is written as it is.
      text.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? ByteString(text) : nil
    case .float: float(String(decoding: text.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)).map { of($0) }
    }
  }

  private static func float(_ text: String) -> Double? {
    switch text.lowercased() {
    case ".nan": .nan
    case ".inf", "+.inf": .infinity
    case "-.inf": -.infinity
    default: Double(text)
    }
  }

  /// A float as Go's `strconv.FormatFloat(value, 'g', -1, 32)` writes it: the fewest digits that tell it from other floats
  /// of 32 bits, with an exponent from a million on and below a ten thousandth.
  static func of(_ value: Double) -> ByteString {
    let value = Float(value)
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    if value == 0 { return value.sign == .minus ? "-0" : "0" }
    // Swift writes the fewest digits as well, but spreads them otherwise.
    let parts = "\(value.magnitude)".split(separator: "e")
    let halves = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let (whole, fraction) = (halves[0], halves.count > 1 ? halves[1] : "")
    var digits = Array((whole + fraction).utf8)
    var point = whole.utf8.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    while digits.first == UInt8(ascii: "0") {
      digits.removeFirst()
      point -= 1
    }
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    let sign = value < 0 ? "-" : ""
    return ByteString(sign + write(digits, point))
  }

  /// Writes digits, of which `point` stand before the point.
  private static func write(_ digits: [UInt8], _ point: Int) -> String {
    let text = String(decoding: digits, as: UTF8.self)
    let exponent = point - 1
    if exponent < -4 || exponent >= 6 {
      let magnitude = "\(abs(exponent))"
      return text.prefix(1) + (digits.count > 1 ? "." + text.dropFirst() : "") + "e" + (exponent < 0 ? "-" : "+")
        + (magnitude.utf8.count < 2 ? "0" : "") + magnitude
    }
    if point <= 0 { return "0." + String(repeating: "0", count: -point) + text }
    if point >= digits.count { return text + String(repeating: "0", count: point - digits.count) }
    return text.prefix(point) + "." + text.dropFirst(point)
  }
}
