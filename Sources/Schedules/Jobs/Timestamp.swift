public import Cron
public import Diagnostics

/// A point in time as a schedule file has it.
public struct Timestamp: Hashable, Sendable {
  /// The time, to the second.
  public let time: UTCTime
  /// The digits after the second, if there are any.
  public let fraction: ByteString?

  /// How the reconciler hands the time on, and the only form in which the API returns it back, such as
  /// `2030-01-01T00:00:00+00:00`.
  public var canonicalText: String {
    "\(time.description.dropLast())+00:00"
  }

  /// Reads what RFC 3339 allows, of which a zone is a part; `nil` for anything else.
  ///
  /// The source is the format `date-time` of the reconciler's JSON schema, which is what a text in quotes has to be.
  public init?(rfc3339 text: ByteString) {
    var reader = TimestampReader(text.bytes[...])
    guard let day = reader.day(isPadded: true), reader.skip(oneOf: "Tt"), let clock = reader.clock(isPadded: true)
    else {
      return nil
    }
    fraction = reader.fraction(mayBeEmpty: false)
    guard let offset = reader.offset(isPadded: true), reader.isAtEnd,
      let time = reader.time(day, clock, offset: offset)
    else { return nil }
    self.time = time
  }

  init(time: UTCTime, fraction: ByteString?) {
    self.time = time
    self.fraction = fraction
  }
}

/// What YAML takes for a day or a time where it stands without quotes, whether there is such a one or not.
struct PlainTimestamp {
  /// Whether there is no time of day.
  let isBareDate: Bool
  /// The time, at midnight for a day; `nil` if there is none such.
  let timestamp: Timestamp?

  /// Reads text of the form that YAML gives timestamps; `nil` for any other.
  init?(_ text: ArraySlice<UInt8>) {
    // Neither a number nor a word has a hyphen as its fifth byte.
    guard text.count >= 8, text[text.startIndex + 4] == UInt8(ascii: "-") else { return nil }
    var reader = TimestampReader(text)
    if let day = reader.day(isPadded: true), reader.isAtEnd {
      isBareDate = true
      timestamp = reader.time(day, (0, 0, 0), offset: 0).map { Timestamp(time: $0, fraction: nil) }
      return
    }
    reader = TimestampReader(text)
    guard let day = reader.day(isPadded: false), reader.skip(oneOf: "Tt") || reader.skipSpaces(),
      let clock = reader.clock(isPadded: false)
    else { return nil }
    let fraction = reader.fraction(mayBeEmpty: true)
    _ = reader.skipSpaces()
    let offset = reader.isAtEnd ? 0 : reader.offset(isPadded: false)
    guard let offset, reader.isAtEnd else { return nil }
    isBareDate = false
    timestamp = reader.time(day, clock, offset: offset).map {
      Timestamp(time: $0, fraction: fraction.flatMap { $0.bytes.contains { $0 != UInt8(ascii: "0") } ? $0 : nil })
    }
  }
}

/// Reads the parts of a timestamp one after the other.
private struct TimestampReader {
  private var rest: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>) {
    rest = text
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(oneOf bytes: StaticString) -> Bool {
    guard let first = rest.first, bytes.withUTF8Buffer({ $0.contains(first) }) else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func skipSpaces() -> Bool {
    let before = rest.count
    rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return rest.count < before
  }

  mutating func day(isPadded: Bool) -> (year: Int, month: Int, day: Int)? {
    let digits = isPadded ? 2...2 : 1...2
    guard let year = number(4...4), skip(oneOf: "-"), let month = number(digits), skip(oneOf: "-"),
      let day = number(digits)
    else { return nil }
    return (year, month, day)
  }

  mutating func clock(isPadded: Bool) -> (hour: Int, minute: Int, second: Int)? {
    guard let hour = number(isPadded ? 2...2 : 1...2), skip(oneOf: ":"), let minute = number(2...2), skip(oneOf: ":"),
      let second = number(2...2)
    else { return nil }
    return (hour, minute, second)
  }

  mutating func fraction(mayBeEmpty: Bool) -> ByteString? {
    guard rest.first == UInt8(ascii: ".") else { return nil }
    let digits = rest.dropFirst().prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    if digits.isEmpty && !mayBeEmpty { return nil }
    rest = rest.dropFirst(digits.count + 1)
    return ByteString(digits)
  }

  /// The seconds that the zone is before UTC.
  mutating func offset(isPadded: Bool) -> Int? {
    if skip(oneOf: isPadded ? "Zz" : "Z") { return 0 }
    let isNegative = rest.first == UInt8(ascii: "-")
    guard skip(oneOf: "+-"), let hour = number(isPadded ? 2...2 : 1...2) else { return nil }
    var minute = 0
    if isPadded || !isAtEnd {
      guard skip(oneOf: ":"), let number = number(2...2) else { return nil }
      minute = number
    }
    if isPadded, hour > 23 || minute > 59 { return nil }
    return (hour * 60 + minute) * (isNegative ? -60 : 60)
  }

  func time(
    _ day: (year: Int, month: Int, day: Int), _ clock: (hour: Int, minute: Int, second: Int), offset: Int
  ) -> UTCTime? {
    // Python's years begin with 1.
    guard day.year > 0 else { return nil }
    let local = UTCTime(
      year: day.year, month: day.month, day: day.day, hour: clock.hour, minute: clock.minute, second: clock.second)
    return local?.adding(seconds: -offset)
  }

  private mutating func number(_ count: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix(count.upperBound).prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    guard count.contains(digits.count) else { return nil }
    rest = rest.dropFirst(digits.count)
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}
