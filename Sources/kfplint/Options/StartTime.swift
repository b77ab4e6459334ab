import Cron
import Diagnostics
import Glibc
import Schedules

/// The time after which to look for runs: `2030-01-01T00:00:00Z`, or a day.
struct StartTime: SpelledValue {
  static let spelling = "a day such as 2030-01-31, or a time such as 2030-01-31T06:00:00Z"

  let time: UTCTime

  init?(argument: String) {
    let text = ByteString(argument)
    guard
      let timestamp = Timestamp(rfc3339: text)
        ?? Timestamp(rfc3339: ByteString("\(argument)T00:00:00Z"))
    else {
      return nil
    }
    time = timestamp.time
  }

  private init(time: UTCTime) {
    self.time = time
  }

  /// The time on the clock.
  static var now: StartTime {
    StartTime(time: UTCTime(secondsSince1970: Glibc.time(nil)))
  }
}
