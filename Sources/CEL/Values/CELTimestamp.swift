import Diagnostics

/// A point in time, from the year 1 to the year 9999.
public struct CELTimestamp: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Seconds since 1970 began in UTC.
  public let seconds: Int
  /// Nanoseconds since that second, from 0 to 999,999,999.
  public let nanoseconds: Int

  /// The first second of the year 1, and the last of the year 9999.
  private static let range = -62_135_596_800...253_402_300_799

  /// A point in time.
  public init(seconds: Int, nanoseconds: Int = 0) throws(CELFailure) {
    guard Self.range.contains(seconds) else { throw CELFailure("the timestamp is out of range: years 1 to 9999") }
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// The earlier comes first.
  public static func < (left: CELTimestamp, right: CELTimestamp) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }

  /// Reads `2026-01-31T12:00:00Z`, a text of RFC 3339.
  init(text: [UInt8]) throws(CELFailure) {
    let refusal = CELFailure("this is not a timestamp such as `2026-01-31T12:00:00Z`")
    func number(_ start: Int, _ count: Int) throws(CELFailure) -> Int {
      guard start + count <= text.count else { throw refusal }
      var value = 0
      for byte in text[start..<start + count] {
        guard byte >= 48, byte <= 57 else { throw refusal }
        value = value * 10 + Int(byte - 48)
      }
      return value
    }
    func expect(_ character: Unicode.Scalar, at place: Int) throws(CELFailure) {
      guard place < text.count, text[place] == UInt8(ascii: character) else { throw refusal }
    }
    // A year of five digits is one that is out of range.
    if text.count > 6, text[4] >= 48, text[4] <= 57, text.prefix(5).allSatisfy({ $0 >= 48 && $0 <= 57 }) {
      throw CELFailure("the timestamp is out of range: years 1 to 9999")
    }
    let (year, month, day) = (try number(0, 4), try number(5, 2), try number(8, 2))
    let (hour, minute, second) = (try number(11, 2), try number(14, 2), try number(17, 2))
    for place in [4, 7] { try expect("-", at: place) }
    for place in [13, 16] { try expect(":", at: place) }
    guard text[10] == UInt8(ascii: "T") || text[10] == UInt8(ascii: "t"), (1...12).contains(month), day >= 1,
      day <= CivilDay.length(ofMonth: month, in: year), hour < 24, minute < 60, second < 60
    else { throw refusal }
    var place = 19
    var fraction = 0
    if place < text.count, text[place] == UInt8(ascii: ".") {
      place += 1
      var scale = 100_000_000
      let start = place
      while place < text.count, text[place] >= 48, text[place] <= 57 {
        fraction += Int(text[place] - 48) * scale
        scale /= 10
        place += 1
      }
      if place == start { throw refusal }
    }
    var offset = 0
    if place < text.count, text[place] == UInt8(ascii: "Z") || text[place] == UInt8(ascii: "z") {
      place += 1
    } else {
      guard place < text.count, text[place] == UInt8(ascii: "+") || text[place] == UInt8(ascii: "-") else {
        throw refusal
      }
      let (hours, minutes) = (try number(place + 1, 2), try number(place + 4, 2))
      try expect(":", at: place + 3)
      guard hours < 24, minutes < 60 else { throw refusal }
      offset = (hours * 60 + minutes) * 60
      if text[place] == UInt8(ascii: "-") { offset = -offset }
      place += 6
    }
    if place != text.count { throw refusal }
    let days = CivilDay(year: year, month: month, day: day).daysSince1970
    try self.init(seconds: days * 86400 + hour * 3600 + minute * 60 + second - offset, nanoseconds: fraction)
  }

  /// So much later.
  func adding(_ duration: CELDuration) throws(CELFailure) -> CELTimestamp {
    // A duration has at most 2 to the 63rd nanoseconds: neither sum is near the end of an integer.
    var seconds = self.seconds + duration.nanoseconds / 1_000_000_000
    var nanoseconds = self.nanoseconds + duration.nanoseconds % 1_000_000_000
    if nanoseconds < 0 {
      nanoseconds += 1_000_000_000
      seconds -= 1
    } else if nanoseconds >= 1_000_000_000 {
      nanoseconds -= 1_000_000_000
      seconds += 1
    }
    return try CELTimestamp(seconds: seconds, nanoseconds: nanoseconds)
  }

  /// So much earlier.
  func subtracting(_ duration: CELDuration) throws(CELFailure) -> CELTimestamp {
    let (opposite, overflow) = (0).subtractingReportingOverflow(duration.nanoseconds)
    if overflow { throw CELDuration.outOfRange }
    return try adding(CELDuration(nanoseconds: opposite))
  }

  /// The time from another point to this one.
  func since(_ other: CELTimestamp) throws(CELFailure) -> CELDuration {
    let (seconds, overflow) = (self.seconds - other.seconds).multipliedReportingOverflow(by: 1_000_000_000)
    let (total, isOver) = seconds.addingReportingOverflow(nanoseconds - other.nanoseconds)
    if overflow || isOver { throw CELDuration.outOfRange }
    return CELDuration(nanoseconds: total)
  }

  /// The text of RFC 3339 in UTC, with as many decimals as are needed.
  public var description: String {
    let date = CivilDay(daysSince1970: seconds.dividedDown(by: 86400))
    let time = seconds - seconds.dividedDown(by: 86400) * 86400
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return
      "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
      + "T\(padded(time / 3600, 2)):\(padded(time / 60 % 60, 2)):\(padded(time % 60, 2))"
      + CELDuration.decimals(ofNanoseconds: nanoseconds) + "Z"
  }
}
