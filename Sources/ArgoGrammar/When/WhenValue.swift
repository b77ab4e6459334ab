import Glibc

/// What a part of a `when` expression evaluates to, as far as it is known.
enum WhenValue {
  /// The types that a value may have.
  struct Types: OptionSet {
    let rawValue: UInt8
    static let boolean = Self(rawValue: 1)
    static let number = Self(rawValue: 2)
    static let text = Self(rawValue: 4)
    static let list = Self(rawValue: 8)
    static let nothing = Self(rawValue: 16)
    static let any = Self(rawValue: 31)
  }

  case nothing
  case boolean(Bool)
  case number(Double)
  case text([UInt8])
  case list([WhenValue])
  /// A value of one of these types, which depends on a tag.
  case unknown(Types)
  /// The evaluation fails.
  case fault(GrammarFault)

  /// The types it may have; none for a fault.
  var types: Types {
    switch self {
    case .nothing: .nothing
    case .boolean: .boolean
    case .number: .number
    case .text: .text
    case .list: .list
    case .unknown(let types): types
    case .fault: []
    }
  }

  /// Whether it depends on a tag, itself or within.
  var isUnknown: Bool {
    switch self {
    case .unknown: true
    case .list(let values): values.contains { $0.isUnknown }
    case .nothing, .boolean, .number, .text, .fault: false
    }
  }

  /// How Go prints it with `%v`.
  var description: [UInt8] {
    switch self {
    case .nothing, .unknown, .fault: Array("<nil>".utf8)
    case .boolean(let value): Array((value ? "true" : "false").utf8)
    case .number(let value): Array(GoNumber.description(of: value).utf8)
    case .text(let text): text
    case .list(let values):
      [UInt8(ascii: "[")] + values.map(\.description).joined(separator: [UInt8(ascii: " ")]) + [UInt8(ascii: "]")]
    }
  }

  /// What Go's `reflect.DeepEqual` says.
  static func areEqual(_ left: WhenValue, _ right: WhenValue) -> Bool {
    switch (left, right) {
    case (.nothing, .nothing): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.text(let left), .text(let right)): left == right
    case (.list(let left), .list(let right)): left.count == right.count && zip(left, right).allSatisfy(areEqual)
    default: false
    }
  }
}

/// Go's way with numbers that Swift would print or convert otherwise.
enum GoNumber {
  /// A number as Go's `%v` prints it: the shortest digits, with an exponent from 21 digits on.
  static func description(of number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
    let sign = number.sign == .minus ? "-" : ""
    let (digits, exponent) = shortestDigits(of: number.magnitude)
    if exponent < -4 || exponent >= 21 {
      let fraction = digits.dropFirst()
      let power = abs(exponent) < 10 ? "0\(abs(exponent))" : "\(abs(exponent))"
      return sign + digits.prefix(1) + (fraction.isEmpty ? "" : ".\(fraction)") + (exponent < 0 ? "e-" : "e+") + power
    }
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
    let whole = digits.prefix(exponent + 1)
    let zeros = String(repeating: "0", count: exponent + 1 - whole.count)
    let fraction = digits.dropFirst(exponent + 1)
    return sign + whole + zeros + (fraction.isEmpty ? "" : ".\(fraction)")
  }

  /// The shortest decimal digits that read as the number, and the power of ten of the first.
  private static func shortestDigits(of number: Double) -> (digits: String, exponent: Int) {
    if number == 0 { return ("0", 0) }
    let parts = number.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let whole = String(mantissa[0])
    let all = whole + (mantissa.count > 1 ? String(mantissa[1]) : "")
    let leading = all.prefix { $0 == "0" }.count
    var digits = all.dropFirst(leading)
    while digits.last == "0" { digits.removeLast() }
    return (String(digits), whole.count - 1 - leading + power)
  }

  /// A conversion to a signed integer as the processors do it that Argo runs on.
  static func integer(_ number: Double) -> Int64 { Int64(exactly: trunc(number)) ?? .min }

  /// A conversion to an unsigned integer, likewise.
  static func unsigned(_ number: Double) -> UInt64 {
    UInt64(exactly: trunc(number)) ?? UInt64(bitPattern: integer(number))
  }
}
