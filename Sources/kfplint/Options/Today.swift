import Configuration
import Glibc

/// The day that decides whether an ignore with a date still holds: the one thing in a report that depends on time.
struct Today: SpelledValue {
  static let spelling = "a day such as 2027-01-31"

  let date: CalendarDate

  init?(argument: String) {
    guard let date = CalendarDate(argument) else { return nil }
    self.date = date
  }

  /// The day in UTC, so that a check gives the same result everywhere.
  static var now: CalendarDate? {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    return CalendarDate("\(parts.tm_year + 1900)-\(twoDigits(parts.tm_mon + 1))-\(twoDigits(parts.tm_mday))")
  }

  private static func twoDigits(_ number: CInt) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
