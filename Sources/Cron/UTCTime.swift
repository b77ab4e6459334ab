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
  var daysSince1970: Int { (secondsSince1970 - secondOfDay) / 86_400 }

  /// How many seconds of the day have passed.
  var secondOfDay: Int {
    let rest = secondsSince1970 % 86_400
    return rest < 0 ? rest + 86_400 : rest
  }
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

/// A day of the Gregorian calendar.
struct CivilDay: Hashable {
  let year: Int
  let month: Int
  let day: Int

  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day that is so many days after 1970-01-01.
  init(daysSince1970 days: Int) {
    // Years are counted from March, so that the leap day is the last of its year; 400 of them repeat to the day.
    let shifted = days + Self.daysFromMarchOfYear0To1970
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The days since 1970-01-01.
  var daysSince1970: Int {
    let yearFromMarch = month <= 2 ? year - 1 : year
    let era = (yearFromMarch >= 0 ? yearFromMarch : yearFromMarch - 399) / 400
    let yearOfEra = yearFromMarch - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - Self.daysFromMarchOfYear0To1970
  }

  /// The day of the week, from 0 for Sunday.
  static func weekday(ofDaysSince1970 days: Int) -> Int {
    // 1970-01-01 was a Thursday.
    let rest = (days + 4) % 7
    return rest < 0 ? rest + 7 : rest
  }

  /// How many days a month has.
  static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static let daysFromMarchOfYear0To1970 = 719_468
}

/// A number with zeros before it.
func padded(_ number: Int, to digits: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, digits - text.count)) + text
}
