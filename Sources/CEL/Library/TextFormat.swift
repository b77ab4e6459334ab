import Diagnostics

/// A text with clauses such as `%s` and `%.2f` that values are put into.
struct TextFormat {
  private let format: [UInt8]
  private let values: [CELValue]
  private var place = 0
  private var next = 0
  private var result: [UInt8] = []
  var meter: CELMeter

  init(_ format: ByteString, _ values: [CELValue], _ meter: CELMeter) {
    (self.format, self.values, self.meter) = (format.bytes, values, meter)
  }

  /// More digits than any number has.
  private static let mostDecimals = 1000

  mutating func text() throws(CELFailure) -> ByteString {
    while place < format.count {
      let byte = format[place]
      place += 1
      if byte != UInt8(ascii: "%") {
        result.append(byte)
      } else if place < format.count, format[place] == UInt8(ascii: "%") {
        place += 1
        result.append(byte)
      } else {
        let text = try clause()
        try meter.charge(bytes: text.utf8.count)
        result += text.utf8
      }
    }
    return ByteString(result)
  }

  private mutating func clause() throws(CELFailure) -> String {
    var decimals: Int?
    if place < format.count, format[place] == UInt8(ascii: ".") {
      place += 1
      var count = 0
      while place < format.count, format[place].isASCIIDigit {
        count = min(count * 10 + Int(format[place] - 48), Self.mostDecimals + 1)
        place += 1
      }
      guard count <= Self.mostDecimals else {
        throw CELFailure("a clause has at most \(Self.mostDecimals) digits behind the point")
      }
      decimals = count
    }
    guard place < format.count else { throw CELFailure("the format ends within a clause") }
    let letter = format[place]
    guard "sdfexXbo".utf8.contains(letter) else {
      throw CELFailure("could not parse formatting clause: unrecognized formatting clause")
    }
    place += 1
    guard next < values.count else { throw CELFailure("index \(next) out of range") }
    let value = values[next]
    next += 1
    switch letter {
    case UInt8(ascii: "s"): return try plain(value)
    case UInt8(ascii: "d"): return try decimal(value)
    case UInt8(ascii: "f"), UInt8(ascii: "e"):
      return try floating(value, decimals: decimals ?? 6, isFixed: letter == UInt8(ascii: "f"))
    case UInt8(ascii: "b"):
      if case .bool(let truth) = value { return truth ? "1" : "0" }
      return try whole(value, radix: 2, "binary")
    case UInt8(ascii: "o"): return try whole(value, radix: 8, "octal")
    default: return try hexadecimal(value, isUpper: letter == UInt8(ascii: "X"))
    }
  }

  private func wrong(_ clause: String, _ value: CELValue) -> CELFailure {
    CELFailure("a value of type \(value.typeName) cannot be formatted as \(clause)")
  }

  private static func special(_ value: Double) -> String? {
    value.isNaN ? "NaN" : value.isInfinite ? (value < 0 ? "-Infinity" : "Infinity") : nil
  }

  private func decimal(_ value: CELValue) throws(CELFailure) -> String {
    if case .double(let number) = value, let text = Self.special(number) { return text }
    return try whole(value, radix: 10, "decimal")
  }

  private func whole(_ value: CELValue, radix: Int, _ clause: String) throws(CELFailure) -> String {
    switch value {
    case .int(let number): return String(number, radix: radix)
    case .uint(let number): return String(number, radix: radix)
    default: throw wrong(clause, value)
    }
  }

  private func hexadecimal(_ value: CELValue, isUpper: Bool) throws(CELFailure) -> String {
    let text: String
    switch value {
    case .string(let string): text = Self.digits(of: string.bytes)
    case .bytes(let bytes): text = Self.digits(of: bytes)
    default: text = try whole(value, radix: 16, "hexadecimal")
    }
    return isUpper ? text.uppercased() : text
  }

  private static func digits(of bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private func floating(_ value: CELValue, decimals: Int, isFixed: Bool) throws(CELFailure) -> String {
    let number: Double
    switch value {
    case .double(let value): number = value
    case .int(let value): number = Double(value)
    case .uint(let value): number = Double(value)
    default: throw wrong(isFixed ? "fixed-point" : "scientific", value)
    }
    if let text = Self.special(number) { return text }
    let digits = ExactDecimal(number.magnitude)
    return (number.sign == .minus ? "-" : "")
      + (isFixed ? digits.fixed(decimals: decimals) : digits.scientific(decimals: decimals))
  }

  /// What `%s` makes of a value.
  private mutating func plain(_ value: CELValue) throws(CELFailure) -> String {
    try meter.charge()
    switch value {
    case .null: return "null"
    case .bool(let truth): return truth ? "true" : "false"
    case .int(let number): return String(number)
    case .uint(let number): return String(number)
    case .double(let number): return Self.special(number) ?? NumberText.plain(number)
    case .string(let text): return String(decoding: text.bytes, as: UTF8.self)
    case .bytes(let bytes): return String(decoding: bytes, as: UTF8.self)
    case .duration(let length): return length.description
    case .timestamp(let time): return time.description
    case .type(let name): return name
    case .quantity(let quantity): return String(decoding: quantity.text, as: UTF8.self)
    case .url(let url): return String(decoding: url.text, as: UTF8.self)
    case .list(let list):
      var parts: [String] = []
      for element in list { parts.append(try plain(element)) }
      try meter.charge(bytes: parts.reduce(0) { $0 + $1.utf8.count })
      return "[" + parts.joined(separator: ", ") + "]"
    case .map(let map):
      var parts: [(key: String, value: String)] = []
      for (key, value) in map.entries { parts.append((try plain(key), try plain(value))) }
      try meter.charge(bytes: parts.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count })
      parts.sort { ByteString($0.key) < ByteString($1.key) }
      return "{" + parts.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
    case .optional, .object: throw wrong("a text", value)
    }
  }
}
