import Glibc

/// A time in UTC, as `2026-11-22T15:00:00`.
package struct CalendarTime: CustomStringConvertible {
  package let description: String

  /// The time so many seconds after 1970 began; `nil` for a year that has not four digits.
  package init?(secondsSince1970 seconds: Int64) {
    var time = time_t(seconds)
    var parts = tm()
    guard gmtime_r(&time, &parts) != nil, (0...9999).contains(parts.tm_year + 1900) else { return nil }
    let (year, month) = (Self.digits(parts.tm_year + 1900, 4), Self.digits(parts.tm_mon + 1, 2))
    let (day, hour) = (Self.digits(parts.tm_mday, 2), Self.digits(parts.tm_hour, 2))
    let (minute, second) = (Self.digits(parts.tm_min, 2), Self.digits(parts.tm_sec, 2))
    description = "\(year)-\(month)-\(day)T\(hour):\(minute):\(second)"
  }

  private static func digits(_ number: CInt, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}
