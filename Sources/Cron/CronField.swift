/// One of the six fields of an expression: the values on which it lets a run start.
struct CronField: Hashable, Sendable {
  /// What a field counts.
  enum Unit: Int, CaseIterable, Sendable {
    case second
    case minute
    case hour
    case dayOfMonth
    case month
    case dayOfWeek
  }

  /// The values, a bit for each.
  var values: UInt64 = 0
  /// Whether the field has a `*` or `?` in it, even one with a step.
  ///
  /// The days of the month and those of the week are alternatives only where neither has one.
  var hasWildcard = false

  /// Every value that there is.
  static func all(of unit: Unit) -> CronField {
    var field = CronField(hasWildcard: true)
    field.insert(unit.range, step: 1)
    return field
  }

  /// A single value.
  static func only(_ value: Int) -> CronField { CronField(values: 1 << UInt64(value)) }

  func contains(_ value: Int) -> Bool { values >> UInt64(value) & 1 == 1 }

  mutating func insert(_ range: ClosedRange<Int>, step: Int) {
    var value = range.lowerBound
    while value <= range.upperBound {
      values |= 1 << UInt64(value)
      let (next, overflows) = value.addingReportingOverflow(step)
      if overflows { return }
      value = next
    }
  }

  /// The values in order.
  func list(of unit: Unit) -> [Int] { unit.range.filter(contains) }

  /// Whether every value is there.
  func isFull(_ unit: Unit) -> Bool { unit.range.allSatisfy(contains) }
}

extension CronField.Unit {
  /// The least and the greatest value.
  var range: ClosedRange<Int> {
    switch self {
    case .second, .minute: 0...59
    case .hour: 0...23
    case .dayOfMonth: 1...31
    case .month: 1...12
    case .dayOfWeek: 0...6
    }
  }

  /// What a sentence calls the field.
  var name: String {
    switch self {
    case .second: "second"
    case .minute: "minute"
    case .hour: "hour"
    case .dayOfMonth: "day of the month"
    case .month: "month"
    case .dayOfWeek: "day of the week"
    }
  }

  /// The names that values have, in order from the least.
  var valueNames: [String] {
    switch self {
    case .month: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    case .dayOfWeek: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    case .second, .minute, .hour, .dayOfMonth: []
    }
  }

  /// The value that a name stands for, in capitals or small letters.
  func value(named name: ArraySlice<UInt8>) -> Int? {
    guard name.count == 3 else { return nil }
    let lowered = String(decoding: name.map { (0x41...0x5A) ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
    return valueNames.firstIndex(of: lowered).map { $0 + range.lowerBound }
  }
}
