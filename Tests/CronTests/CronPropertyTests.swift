import Cron
import Diagnostics
import TestSupport
import Testing

/// Random expressions against an evaluator that counts through the days one by one.
@Suite("Random expressions")
struct CronPropertyTests {
  @Test("The next times are those that counting finds", arguments: 0..<(Nightly.isOn ? 20 : 5))
  func nextTimes(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<15 {
      let sample = RandomExpression(using: &generator)
      let cron = try CronExpression(ByteString(sample.text))
      let start = try #require(
        UTCTime(
          year: Int.random(in: 1998...2099, using: &generator), month: Int.random(in: 1...12, using: &generator),
          day: Int.random(in: 1...28, using: &generator), hour: Int.random(in: 0...23, using: &generator),
          minute: Int.random(in: 0...59, using: &generator), second: Int.random(in: 0...59, using: &generator)))
      let wanted = sample.times(after: start, count: 4)
      var found: [String] = []
      var time = start
      while found.count < 4, let next = cron.next(after: time) {
        found.append(next.description)
        time = next
      }
      #expect(found == wanted, "\(sample.text) after \(start)")
      if cron.neverComes { #expect(found.isEmpty, "\(sample.text)") }
    }
  }

  @Test("Damaged expressions end, and every place is within the text", arguments: 0..<(Nightly.isOn ? 20 : 5))
  func damaged(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(1000 + seed))
    let pieces = [
      "*", "?", "/", "-", ",", " ", "\t", "@", "@every ", "1", "59", "60", "L", "FRI", "jan", "h", "\u{A0}", "+",
    ]
    for _ in 0..<300 {
      var bytes = Array(RandomExpression(using: &generator).text.utf8)
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0...bytes.count, using: &generator)
        if Bool.random(using: &generator) {
          bytes.insert(contentsOf: (pieces.randomElement(using: &generator) ?? "").utf8, at: place)
        } else if place < bytes.count {
          bytes[place] = UInt8.random(in: 0...255, using: &generator)
        }
      }
      judge(bytes)
    }
    judge(Array(repeating: UInt8(ascii: " "), count: 100_000))
    judge(Array(String(repeating: "1,", count: 50_000).utf8))
    judge(Array(String(repeating: "1-", count: 50_000).utf8) + Array(" * * * * *".utf8))
    judge(Array("@every 9223372036854775807ns".utf8))
    judge(Array("0 0/9223372036854775807 * * * *".utf8))
  }

  private func judge(_ bytes: [UInt8]) {
    do throws(CronFault) {
      let cron = try CronExpression(ByteString(bytes))
      #expect(!cron.inWords.isEmpty)
      if let next = UTCTime(year: 2030, month: 1, day: 1).flatMap({ cron.next(after: $0) }) {
        #expect(!cron.neverComes && next.description.hasSuffix("Z"))
      }
    } catch {
      #expect(error.range.lowerBound >= 0 && error.range.upperBound <= bytes.count)
    }
  }
}

/// An expression that was made together with what it means, without reading it.
private struct RandomExpression {
  private(set) var text = ""
  private var values: [Set<Int>] = []
  private var wildcards: [Bool] = []

  private static let ranges = [0...59, 0...59, 0...23, 1...31, 1...12, 0...6]

  init(using generator: inout SeededGenerator) {
    let count = Int.random(in: 0..<8, using: &generator) == 0 ? 5 : 6
    var fields: [String] = []
    for range in Self.ranges.prefix(count) {
      var parts: [String] = []
      var set = Set<Int>()
      var wildcard = false
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let low = Int.random(in: range, using: &generator)
        let high = Int.random(in: low...range.upperBound, using: &generator)
        let step = Int.random(in: 1...20, using: &generator)
        switch Int.random(in: 0..<7, using: &generator) {
        case 0:
          parts.append(Bool.random(using: &generator) ? "*" : "?")
          set.formUnion(range)
          wildcard = true
        case 1:
          parts.append("*/\(step)")
          set.formUnion(stride(from: range.lowerBound, through: range.upperBound, by: step))
          wildcard = true
        case 2:
          parts.append("\(low)-\(high)")
          set.formUnion(low...high)
        case 3:
          parts.append("\(low)-\(high)/\(step)")
          set.formUnion(stride(from: low, through: high, by: step))
        case 4:
          parts.append("\(low)/\(step)")
          set.formUnion(stride(from: low, through: range.upperBound, by: step))
        default:
          parts.append("\(low)")
          set.insert(low)
        }
      }
      fields.append(parts.joined(separator: ","))
      values.append(set)
      wildcards.append(wildcard)
    }
    if count == 5 {
      values.append(Set(0...6))
      wildcards.append(true)
    }
    text = fields.joined(separator: " ")
  }

  /// The first times after another one, none later than the end of the fifth year after it.
  func times(after start: UTCTime, count: Int) -> [String] {
    var calendar = CountedCalendar()
    var found: [String] = []
    // Every search begins anew, so that each has five years.
    var limit = Int("\(start.adding(seconds: 1))".prefix(4)).map { $0 + 5 } ?? 0
    while calendar.year <= limit {
      defer { calendar.countDay() }
      guard values[4].contains(calendar.month) else { continue }
      let (isDate, isWeekday) = (values[3].contains(calendar.day), values[5].contains(calendar.weekday))
      let isAnd = wildcards[3] || wildcards[5]
      guard isAnd ? isDate && isWeekday : isDate || isWeekday else { continue }
      if calendar.date + "T23:59:59Z" <= start.description { continue }
      for hour in values[2].sorted() {
        for minute in values[1].sorted() {
          for second in values[0].sorted() {
            let clock = [hour, minute, second].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
            let time = "\(calendar.date)T\(clock)Z"
            guard time > start.description else { continue }
            found.append(time)
            if found.count == count { return found }
            // The next search starts a second later, which may be in the next year.
            limit = clock == "23:59:59" && calendar.date.hasSuffix("-12-31") ? calendar.year + 6 : calendar.year + 5
          }
        }
      }
    }
    return found
  }
}

/// The Gregorian calendar, counted day by day from the Monday 1990-01-01.
private struct CountedCalendar {
  private(set) var year = 1990
  private(set) var month = 1
  private(set) var day = 1
  private(set) var weekday = 1

  var date: String { "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)" }

  mutating func countDay() {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    weekday = (weekday + 1) % 7
    day += 1
    if day > lengths[month - 1] { (day, month) = (1, month + 1) }
    if month > 12 { (month, year) = (1, year + 1) }
  }
}
