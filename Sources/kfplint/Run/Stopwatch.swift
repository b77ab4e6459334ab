import Glibc

/// The time since a moment.
struct Stopwatch {
  private let start = ContinuousClock.now

  /// Whole milliseconds.
  var milliseconds: Int {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
  }
}

/// A moment in UTC, as `2026-11-22T15:00:00`.
struct Timestamp: CustomStringConvertible {
  let description: String

  /// The moment that `SOURCE_DATE_EPOCH` names, in seconds since 1970; `nil` if it is no number of such.
  init?(epoch: String) {
    guard var seconds = time_t(epoch), seconds >= 0 else { return nil }
    var parts = tm()
    guard gmtime_r(&seconds, &parts) != nil else { return nil }
    var text = [CChar](repeating: 0, count: 32)
    guard strftime(&text, text.count, "%Y-%m-%dT%H:%M:%S", &parts) > 0 else { return nil }
    description = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
