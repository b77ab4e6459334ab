/// A duration as Go writes it: `90s`, `1h30m`, `1.5h`.
///
/// The grammar is that of Go's `time.ParseDuration`: a sign, then numbers with the units `ns`, `us`, `µs`, `ms`, `s`, `m`
/// and `h`; `0` alone needs none. Argo reads `timeout` and `metadata` durations so.
public struct GoDuration: Hashable, Sendable {
  /// The length in nanoseconds.
  public let nanoseconds: Int64

  /// Whether a bare integer is a number of seconds.
  public enum BareInteger: Sendable {
    /// Argo reads `backoff.duration`, `backoff.maxDuration` and `suspend.duration` by `ParseStringToDuration`, which
    /// takes an integer as seconds.
    case seconds
    /// Argo reads `timeout` by `time.ParseDuration` alone, which wants a unit.
    case refused
  }

  /// Reads a duration.
  public init(_ text: [UInt8], bareInteger: BareInteger) throws(GrammarFault) {
    if bareInteger == .seconds, let seconds = Self.integer(text) {
      // Go multiplies without looking: what overflows is not refused there, and nothing that a person means.
      nanoseconds = seconds.multipliedReportingOverflow(by: 1_000_000_000).partialValue
      return
    }
    nanoseconds = try Self.parsed(text)
  }

  private static func integer(_ text: [UInt8]) -> Int64? {
    let digits = text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+") ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.allSatisfy(\.isDigit) else { return nil }
    return Int64(String(decoding: text, as: UTF8.self))
  }

  private static func parsed(_ text: [UInt8]) throws(GrammarFault) -> Int64 {
    var place = 0
    let isNegative = text.first == UInt8(ascii: "-")
    if isNegative || text.first == UInt8(ascii: "+") { place = 1 }
    if text[place...].elementsEqual([UInt8(ascii: "0")]) { return 0 }
    if place == text.count { throw GrammarFault("a duration is missing", at: place..<place) }

    var total: UInt64 = 0
    while place < text.count {
      let start = place
      let part = try Self.part(text, at: &place)
      let (sum, overflows) = total.addingReportingOverflow(part)
      if overflows || sum > 1 << 63 {
        throw GrammarFault("the duration is longer than Go can hold, about 292 years", at: start..<place)
      }
      total = sum
    }
    if isNegative { return total == 1 << 63 ? .min : -Int64(total) }
    if total >= 1 << 63 {
      throw GrammarFault("the duration is longer than Go can hold, about 292 years", at: 0..<text.count)
    }
    return Int64(total)
  }

  /// One number with its unit, in nanoseconds, never more than 2 to the 63rd.
  private static func part(_ text: [UInt8], at place: inout Int) throws(GrammarFault) -> UInt64 {
    let start = place
    var whole: UInt64 = 0
    while place < text.count, text[place].isDigit {
      let (product, overflows) = whole.multipliedReportingOverflow(by: 10)
      whole = product &+ UInt64(text[place].digitValue)
      if overflows || product > 1 << 63 || whole > 1 << 63 {
        throw GrammarFault("the number is too large for a duration", at: start..<place + 1)
      }
      place += 1
    }
    var digits = place - start
    var fraction: UInt64 = 0
    var scale = 1.0
    if place < text.count, text[place] == UInt8(ascii: ".") {
      place += 1
      let first = place
      // Go drops the digits of a fraction that no longer fit, and so do we.
      var isFull = false
      while place < text.count, text[place].isDigit {
        if !isFull {
          let (product, overflows) = fraction.multipliedReportingOverflow(by: 10)
          let next = product &+ UInt64(text[place].digitValue)
          if overflows || fraction > (1 << 63 - 1) / 10 || next > 1 << 63 {
            isFull = true
          } else {
            fraction = next
            scale *= 10
          }
        }
        place += 1
      }
      digits += place - first
    }
    if digits == 0 {
      throw GrammarFault(
        "a duration consists of numbers with units, such as \"1h30m\"", at: start..<min(start + 1, text.count))
    }
    let unitStart = place
    while place < text.count, text[place] != UInt8(ascii: "."), !text[place].isDigit { place += 1 }
    if place == unitStart {
      throw GrammarFault("the number has no unit: ns, us, ms, s, m or h", at: start..<place)
    }
    guard let unit = nanoseconds(of: text[unitStart..<place]) else {
      throw GrammarFault("the unit is not ns, us, ms, s, m or h", at: unitStart..<place)
    }
    if whole > (1 << 63) / unit {
      throw GrammarFault("the duration is longer than Go can hold, about 292 years", at: start..<place)
    }
    var value = whole * unit
    if fraction > 0 {
      value += UInt64(Double(fraction) * (Double(unit) / scale))
      if value > 1 << 63 {
        throw GrammarFault("the duration is longer than Go can hold, about 292 years", at: start..<place)
      }
    }
    return value
  }

  private static func nanoseconds(of unit: ArraySlice<UInt8>) -> UInt64? {
    switch String(decoding: unit, as: UTF8.self) {
    case "ns": 1
    case "us", "\u{B5}s", "\u{3BC}s": 1000
    case "ms": 1_000_000
    case "s": 1_000_000_000
    case "m": 60_000_000_000
    case "h": 3_600_000_000_000
    default: nil
    }
  }
}
