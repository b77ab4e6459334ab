import Glibc

/// A time in UTC as `2026-11-22T15:00:00`; `nil` for a year that has not four digits.
func timestamp(secondsSince1970 seconds: Int64) -> String? {
  var time = time_t(seconds)
  var parts = tm()
  guard gmtime_r(&time, &parts) != nil, (0...9999).contains(parts.tm_year + 1900) else { return nil }
  let date = [digits(parts.tm_year + 1900, 4), digits(parts.tm_mon + 1, 2), digits(parts.tm_mday, 2)]
  let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { digits($0, 2) }
  return date.joined(separator: "-") + "T" + clock.joined(separator: ":")
}

private func digits(_ number: CInt, _ count: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, count - text.count)) + text
}
