import Diagnostics

/// The times at which an expression lets runs start.
extension CronExpression {
  /// The first time after another one; `nil` where robfig/cron v1.2.0 gives up, five years on.
  public func next(after time: UTCTime) -> UTCTime? {
    switch timing {
    case .every(let seconds): time.adding(seconds: seconds)
    case .fields(let fields): fields.next(after: time)
    }
  }

  /// Whether there is no such time in any year, such as for the 31st of February.
  public var neverComes: Bool {
    guard case .fields(let fields) = timing else { return false }
    if fields.second.values == 0 || fields.minute.values == 0 || fields.hour.values == 0 { return true }
    // The calendar repeats after 400 years, in which every month begins on every day of the week.
    return !CronField.Unit.month.range.contains { month in
      (1...CivilDay.length(ofMonth: month, in: 2000)).contains { day in
        let day = CivilDay(year: 2000, month: month, day: day)
        return (0...6).contains { fields.matches(day, weekday: $0) }
      }
    }
  }
}

extension CronFields {
  /// How many years after that of the start the search ends.
  private static let yearLimit = 5

  fileprivate func next(after time: UTCTime) -> UTCTime? {
    let start = time.adding(seconds: 1)
    var days = start.daysSince1970
    let lastYear = CivilDay(daysSince1970: days).year + Self.yearLimit
    var earliest = start.secondOfDay
    while true {
      let day = CivilDay(daysSince1970: days)
      if day.year > lastYear { return nil }
      if matches(day, weekday: CivilDay.weekday(ofDaysSince1970: days)), let second = secondOfDay(from: earliest) {
        return UTCTime(secondsSince1970: days * 86_400 + second)
      }
      days += 1
      earliest = 0
    }
  }

  /// The first second of a day, at or after one of it.
  private func secondOfDay(from earliest: Int) -> Int? {
    for hour in hour.list(of: .hour) where hour >= earliest / 3600 {
      for minute in minute.list(of: .minute) where (hour * 60 + minute) >= earliest / 60 {
        for second in second.list(of: .second) {
          let candidate = (hour * 60 + minute) * 60 + second
          if candidate >= earliest { return candidate }
        }
      }
    }
    return nil
  }
}
