import Diagnostics

/// What an expression stands for.
enum CronTiming: Sendable {
  /// Six fields, in the order of `CronField.Unit`.
  case fields(CronFields)
  /// `@every`, in whole seconds, at least one.
  case every(seconds: Int)
}

/// The six fields of an expression.
struct CronFields: Hashable, Sendable {
  var second = CronField.only(0)
  var minute = CronField.only(0)
  var hour = CronField.only(0)
  var dayOfMonth = CronField.all(of: .dayOfMonth)
  var month = CronField.all(of: .month)
  var dayOfWeek = CronField.all(of: .dayOfWeek)

  /// Whether the days of the month and those of the week are alternatives, or have to come together.
  var daysAreAlternatives: Bool { !dayOfMonth.hasWildcard && !dayOfWeek.hasWildcard }

  func matches(_ day: CivilDay, weekday: Int) -> Bool {
    guard month.contains(day.month) else { return false }
    let (isDay, isWeekday) = (dayOfMonth.contains(day.day), dayOfWeek.contains(weekday))
    return daysAreAlternatives ? isDay || isWeekday : isDay && isWeekday
  }
}
