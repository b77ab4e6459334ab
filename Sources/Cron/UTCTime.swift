import Diagnostics

/// A second on the civil calendar in UTC.
///
/// The calendar is the Gregorian one in both directions, and no day has leap seconds, as in Go's `time` and in POSIX.
public struct UTCTime: Hashable, Comparable, Sendable {
  /// The seconds since 1970-01-01T00:00:00Z, negative before.
  public let secondsSince1970: Int

  /// The second that is so many seconds after 1970.
  public init(secondsSince1970: Int) {
    self.secondsSince1970 = secondsSince1970
  }

  /// The second that a calendar and a clock show; `nil` if there is no such day or time of day.
  public init?(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    guard (0...9999).contains(year), (1...12).contains(month), (1...CivilDay.length(ofMonth: month, in: year)) ~= day,
      (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second)
    else { return nil }
    let days = CivilDay(year: year, month: month, day: day).daysSince1970
    secondsSince1970 = ((days * 24 + hour) * 60 + minute) * 60 + second
  }

  /// The order of time.
  public static func < (left: UTCTime, right: UTCTime) -> Bool {
    left.secondsSince1970 < right.secondsSince1970
  }

  /// The second that comes so many seconds later.
  public func adding(seconds: Int) -> UTCTime {
    UTCTime(secondsSince1970: secondsSince1970 + seconds)
  }

  /// The days since 1970, rounded down.
  var daysSince1970: Int { secondsSince1970.dividedDown(by: 86_400) }

  /// How many seconds of the day have passed.
  var secondOfDay: Int { secondsSince1970 - daysSince1970 * 86_400 }
}

extension UTCTime: CustomStringConvertible {
  /// The time as RFC 3339 writes it, such as `2030-01-01T00:10:10Z`.
  public var description: String {
    let day = CivilDay(daysSince1970: daysSince1970)
    let clock = [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60].map { padded($0, to: 2) }
    return "\(padded(day.year, to: 4))-\(padded(day.month, to: 2))-\(padded(day.day, to: 2))"
      + "T\(clock.joined(separator: ":"))Z"
  }
}

/// A number with zeros before it.
func padded(_ number: Int, to digits: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}
