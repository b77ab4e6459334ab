/// An expression in words.
extension CronExpression {
  /// When runs start, such as "every day at 10:10" or "every hour at minute 10, second 10".
  public var inWords: String {
    switch timing {
    case .every(let seconds): UTCTime.inWords(interval: seconds)
    case .fields(let fields): fields.inWords
    }
  }
}

extension UTCTime {
  /// An interval that is repeated, such as "every hour" or "every 1 hour 30 minutes".
  public static func inWords(interval seconds: Int) -> String {
    "every \(duration(seconds))"
  }

  private static func duration(_ seconds: Int) -> String {
    let parts = [(seconds / 3600, "hour"), (seconds / 60 % 60, "minute"), (seconds % 60, "second")]
    let shown = parts.filter { $0.0 > 0 }
    if shown.count == 1, shown[0].0 == 1 { return shown[0].1 }
    return shown.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: " ")
  }
}

extension CronFields {
  fileprivate var inWords: String {
    let hasEveryDay = dayOfMonth.isFull(.dayOfMonth) && dayOfWeek.isFull(.dayOfWeek)
    let months = month.isFull(.month) ? "" : " in \(names(month, .month))"
    if let times = fixedTimes {
      return hasEveryDay ? "every day at \(times)\(months)" : "at \(times) \(days)\(months)"
    }
    return "\(repetition)\(hasEveryDay ? "" : " \(days)")\(months)"
  }

  /// The times of day, if they are few and come at no regular distance.
  private var fixedTimes: String? {
    let (hours, minutes, seconds) = (hour.list(of: .hour), minute.list(of: .minute), second.list(of: .second))
    let isRegular = hours.count > 2 && hour.step(.hour) != nil
    guard !isRegular, (1...6).contains(hours.count * minutes.count), seconds.count == 1, let second = seconds.first
    else { return nil }
    let clock = hours.flatMap { hour in
      minutes.map { "\(padded(hour, to: 2)):\(padded($0, to: 2))" + (second == 0 ? "" : ":\(padded(second, to: 2))") }
    }
    return clock.joined(with: "and")
  }

  /// What is repeated within a day, and how often.
  private var repetition: String {
    if second.isFull(.second), minute.isFull(.minute) {
      return hour.isFull(.hour) ? "every second" : "every second of \(phrase(hour, .hour))"
    }
    var offsets: [String] = []
    if let step = minute.step(.minute), hour.isFull(.hour) {
      if second.list(of: .second) != [0] { offsets.append(phrase(second, .second)) }
      return every(step, "minute", at: offsets)
    }
    if minute.isFull(.minute) {
      if second.list(of: .second) != [0] { offsets.append(phrase(second, .second)) }
      return every(1, "minute", at: offsets) + (hour.isFull(.hour) ? "" : " of \(phrase(hour, .hour))")
    }
    let isOnTheHour = minute.list(of: .minute) == [0] && second.list(of: .second) == [0]
    if !isOnTheHour { offsets.append(phrase(minute, .minute)) }
    if second.list(of: .second) != [0] { offsets.append(phrase(second, .second)) }
    if let step = hour.step(.hour) { return every(step, "hour", at: offsets) }
    return "at \((offsets + [phrase(hour, .hour)]).joined(separator: ", "))"
  }

  private func every(_ step: Int, _ unit: String, at offsets: [String]) -> String {
    let text = step == 1 ? "every \(unit)" : "every \(step) \(unit)s"
    return offsets.isEmpty ? text : "\(text) at \(offsets.joined(separator: ", "))"
  }

  /// The days, where they are not all.
  private var days: String {
    let hasAllDates = dayOfMonth.isFull(.dayOfMonth)
    let hasAllWeekdays = dayOfWeek.isFull(.dayOfWeek)
    let dates = "on \(phrase(dayOfMonth, .dayOfMonth)) of the month"
    let weekdays = "on \(names(dayOfWeek, .dayOfWeek))"
    if daysAreAlternatives { return "\(dates) or \(weekdays)" }
    if hasAllDates { return weekdays }
    return hasAllWeekdays ? dates : "\(dates) if it is a \(names(dayOfWeek, .dayOfWeek, joinedBy: "or"))"
  }

  private func phrase(_ field: CronField, _ unit: CronField.Unit) -> String {
    let word = unit == .dayOfMonth ? "day" : unit.name
    let list = field.list(of: unit)
    if list.isEmpty { return "no \(word)" }
    if let step = field.step(unit), step > 1 { return "every \(ordinal(step)) \(word)" }
    return field.isFull(unit) ? "every \(word)" : "\(word) \(runs(list).joined(with: "and"))"
  }

  private func names(_ field: CronField, _ unit: CronField.Unit, joinedBy word: String = "and") -> String {
    let names = unit == .month ? Self.months : Self.weekdays
    let list = field.list(of: unit)
    if list.isEmpty { return "no \(unit.name)" }
    return runs(list) { names[$0 - unit.range.lowerBound] }.joined(with: word)
  }

  /// Values that follow each other as a range, if there are more than two.
  private func runs(_ values: [Int], name: (Int) -> String = { String($0) }) -> [String] {
    var runs: [ClosedRange<Int>] = []
    for value in values {
      if let last = runs.last, last.upperBound == value - 1 {
        runs[runs.count - 1] = last.lowerBound...value
      } else {
        runs.append(value...value)
      }
    }
    return runs.flatMap { run in
      run.count > 2 ? ["\(name(run.lowerBound)) to \(name(run.upperBound))"] : run.map(name)
    }
  }

  private func ordinal(_ number: Int) -> String {
    switch (number % 10, number % 100) {
    case (1, let rest) where rest != 11: "\(number)st"
    case (2, let rest) where rest != 12: "\(number)nd"
    case (3, let rest) where rest != 13: "\(number)rd"
    default: "\(number)th"
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  private static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
}

extension CronField {
  /// The distance between the values, if it is the same all the way round, as for every five minutes.
  fileprivate func step(_ unit: Unit) -> Int? {
    guard unit.range.lowerBound == 0, unit != .dayOfWeek else { return nil }
    let list = list(of: unit)
    guard list.count > 1, list[0] == 0 else { return nil }
    let step = list[1]
    return list == Array(stride(from: 0, through: unit.range.upperBound, by: step))
      && unit.range.count.isMultiple(of: step) ? step : nil
  }
}

extension [String] {
  /// The words with commas, and a word before the last.
  fileprivate func joined(with word: String) -> String {
    guard count > 1, let last else { return first ?? "" }
    return "\(dropLast().joined(separator: ", ")) \(word) \(last)"
  }
}
