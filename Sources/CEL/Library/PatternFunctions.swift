import Diagnostics

/// The functions of regular expressions: of the language, of Kubernetes (`apiserver/pkg/cel/library/regex.go`), and of cel-go
/// (`ext/regex.go`).
enum PatternFunctions {
  static let all: [CELFunction] = [
    matching("string.matches(string): bool"), matching("matches(string, string): bool"),
    CELFunction(
      "string.find(string): string",
      many: { values, meter throws(CELFailure) in
        let text = try values[0].text()
        let found = try matches(values[1], in: text, limit: 1, &meter).found
        return .string(found.first.map { ByteString(text.bytes[$0.range]) } ?? "")
      }),
    CELFunction(
      "string.findAll(string): list<string>",
      many: { values, meter throws(CELFailure) in try findAll(values, limit: -1, &meter) }),
    CELFunction(
      "string.findAll(string, int): list<string>",
      many: { values, meter throws(CELFailure) in try findAll(values, limit: try values[2].integer(), &meter) }),
    CELFunction(
      "regex.extract(string, string): optional<string>",
      many: { values, meter throws(CELFailure) in .optional(try extracted(values, limit: 1, &meter).first) }),
    CELFunction(
      "regex.extractAll(string, string): list<string>",
      many: { values, meter throws(CELFailure) in .list(try extracted(values, limit: -1, &meter)) }),
    CELFunction(
      "regex.replace(string, string, string): string",
      many: { values, meter throws(CELFailure) in try replaced(values, limit: -1, &meter) }),
    CELFunction(
      "regex.replace(string, string, string, int): string",
      many: { values, meter throws(CELFailure) in try replaced(values, limit: try values[3].integer(), &meter) }),
  ]

  private static func matching(_ signature: String) -> CELFunction {
    CELFunction(
      signature,
      many: { values, meter throws(CELFailure) in
        let text = try values[0].text()
        let pattern = try pattern(values[1], &meter)
        try meter.charge(pattern.steps(for: text.bytes.count))
        return .bool(pattern.matches(text.bytes))
      })
  }

  private static func pattern(_ value: CELValue, _ meter: inout CELMeter) throws(CELFailure) -> LinearPattern {
    let text = try value.text()
    try meter.charge(16 + text.bytes.count)
    return try LinearPattern(text.bytes)
  }

  private static func matches(
    _ pattern: CELValue, in text: ByteString, limit: Int, _ meter: inout CELMeter
  ) throws(CELFailure) -> (found: [LinearPattern.Match], groups: Int) {
    let pattern = try self.pattern(pattern, &meter)
    return (try pattern.matches(in: text.bytes, limit: limit, &meter), pattern.groupCount)
  }

  private static func findAll(
    _ values: [CELValue], limit: Int, _ meter: inout CELMeter
  ) throws(CELFailure) -> CELValue {
    let text = try values[0].text()
    let found = try matches(values[1], in: text, limit: limit, &meter).found
    return .list(found.map { .string(ByteString(text.bytes[$0.range])) })
  }

  /// The only group of each match, or all of it.
  private static func extracted(
    _ values: [CELValue], limit: Int, _ meter: inout CELMeter
  ) throws(CELFailure) -> [CELValue] {
    let text = try values[0].text()
    let (found, groups) = try matches(values[1], in: text, limit: limit, &meter)
    guard groups <= 1 else { throw CELFailure("the regular expression has more than one group") }
    return found.compactMap { match in
      guard let range = groups == 0 ? match.range : match.groups[0], groups == 0 || !range.isEmpty else { return nil }
      return .string(ByteString(text.bytes[range]))
    }
  }

  /// Puts a text in the place of each match; `\1` in it is the first group.
  private static func replaced(
    _ values: [CELValue], limit: Int, _ meter: inout CELMeter
  ) throws(CELFailure) -> CELValue {
    let (text, template) = (try values[0].text(), try values[2].text())
    let (found, groups) = try matches(values[1], in: text, limit: limit, &meter)
    var result: [UInt8] = []
    var place = 0
    for match in found {
      result += text.bytes[place..<match.range.lowerBound]
      place = match.range.upperBound
      var rest = template.bytes[...]
      while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "\\") else {
          result.append(byte)
          continue
        }
        guard let next = rest.popFirst(), next.isASCIIDigit || next == byte else {
          throw CELFailure("a backslash in the replacement is followed by a digit or another backslash")
        }
        if next == byte {
          result.append(byte)
          continue
        }
        let number = Int(next - 48)
        guard number <= groups else { throw CELFailure("the regular expression has no group \(number)") }
        if let range = number == 0 ? match.range : match.groups[number - 1] { result += text.bytes[range] }
      }
      try meter.charge(bytes: template.bytes.count + 16)
      if result.count > 16 * max(0, meter.left) { throw .limit }
    }
    return .string(ByteString(result + text.bytes[place...]))
  }
}
