import Glibc

/// A time in UTC, as `2026-11-22T15:00:00`.
package struct CalendarTime: CustomStringConvertible {
  package let description: String

  /// The time so many seconds after 1970 began; `nil` for a year that has not four digits.
  package init?(secondsSince1970 seconds: Int64) {
    var time = time_t(seconds)
    var parts = tm()
    guard gmtime_r(&time, &parts) != nil, (0...9999).contains(parts.tm_year + 1900) else { return nil }
    let date = [Self.digits(parts.tm_year + 1900, 4), Self.digits(parts.tm_mon + 1, 2), Self.digits(parts.tm_mday, 2)]
    let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { Self.digits($0, 2) }
    description = date.joined(separator: "-") + "T" + clock.joined(separator: ":")
  }

  private static func digits(_ number: CInt, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}
