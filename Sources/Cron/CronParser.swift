import Diagnostics

/// Reads the fields of an expression, as `Parser.Parse` of robfig/cron v1.2.0 does.
struct CronParser {
  /// Where the fields stand.
  let words: [Range<Int>]
  private let text: [UInt8]

  init(_ text: [UInt8]) {
    self.text = text
    words = Self.words(of: text)
  }

  mutating func parse() throws(CronFault) -> CronFields {
    if text.isEmpty { throw CronFault("the expression is empty", at: 0..<0, help: Self.sixFields) }
    if !(5...6).contains(words.count) { throw wrongCount }
    return CronFields(
      second: try field(.second), minute: try field(.minute), hour: try field(.hour),
      dayOfMonth: try field(.dayOfMonth), month: try field(.month),
      dayOfWeek: words.count == 6 ? try field(.dayOfWeek) : .all(of: .dayOfWeek))
  }

  private static let sixFields = "write six fields: second, minute, hour, day of the month, month, day of the week"

  private var wrongCount: CronFault {
    let all = (words.first?.lowerBound ?? 0)..<(words.last?.upperBound ?? text.count)
    if let first = words.first, let equals = text[first].firstIndex(of: UInt8(ascii: "=")) {
      let name = ByteString(text[first.lowerBound..<equals])
      if name == "TZ" || name == "CRON_TZ" {
        return CronFault(
          "an expression has no time zone", at: first,
          help: "remove it and write the time in UTC, or in the zone that CRON_SCHEDULE_TIMEZONE names in the cluster")
      }
    }
    let help = words.count == 7 ? "remove the year: there are six fields, the last of them the day of the week" : nil
    let count = words.count == 1 ? "1 field" : "\(words.count) fields"
    return CronFault("the expression has \(count), and KFP reads 5 or 6", at: all, help: help ?? Self.sixFields)
  }

  private func field(_ unit: CronField.Unit) throws(CronFault) -> CronField {
    var field = CronField()
    for part in Self.split(text, words[unit.rawValue], at: ",") where !part.isEmpty {
      try insert(part, of: unit, into: &field)
    }
    return field
  }

  private func insert(_ part: Range<Int>, of unit: CronField.Unit, into field: inout CronField) throws(CronFault) {
    let rangeAndStep = Self.split(text, part, at: "/")
    let ends = Self.split(text, rangeAndStep[0], at: "-")
    let isWildcard = text[ends[0]].elementsEqual("*".utf8) || text[ends[0]].elementsEqual("?".utf8)
    var (start, end) = (unit.range.lowerBound, unit.range.upperBound)
    if isWildcard {
      field.hasWildcard = true
    } else {
      start = try number(ends[0], of: unit, in: part)
      if ends.count > 2 { throw CronFault("\(quoted(part)) has too many hyphens", at: part) }
      end = ends.count == 2 ? try number(ends[1], of: unit, in: part) : start
    }
    var step = 1
    if rangeAndStep.count > 2 { throw CronFault("\(quoted(part)) has too many slashes", at: part) }
    if rangeAndStep.count == 2 {
      step = try number(rangeAndStep[1], of: nil, in: part)
      // `5/15` is every fifteenth from the fifth on.
      if ends.count == 1 { end = unit.range.upperBound }
    }
    try check(start, end, step: step, of: unit, at: part)
    field.insert(start...end, step: step)
  }

  private func check(
    _ start: Int, _ end: Int, step: Int, of unit: CronField.Unit, at part: Range<Int>
  ) throws(CronFault) {
    let range = unit.range
    if start < range.lowerBound {
      throw CronFault("\(start) is below \(range.lowerBound), the first \(unit.name)", at: part)
    }
    if end > range.upperBound {
      let help = unit == .dayOfWeek && end == 7 ? "write 0 or SUN for Sunday" : nil
      throw CronFault("\(end) is above \(range.upperBound), the last \(unit.name)", at: part, help: help)
    }
    if start > end {
      throw CronFault(
        "the range \(quoted(part)) ends before it begins", at: part,
        help: "ranges do not wrap around: write two of them, with a comma between")
    }
    if step == 0 { throw CronFault("the step of \(quoted(part)) is 0", at: part, help: "write a step of at least 1") }
  }

  /// A number, or the name of a value where the unit has names.
  private func number(
    _ word: Range<Int>, of unit: CronField.Unit?, in part: Range<Int>
  ) throws(CronFault) -> Int {
    if let value = unit?.value(named: text[word]) { return value }
    // Go's `Atoi` takes a plus sign, too; a minus sign has become a range before.
    let digits = text[word].first == UInt8(ascii: "+") ? text[word].dropFirst() : text[word]
    let isNumber = !digits.isEmpty && digits.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    if isNumber, let value = Int(String(decoding: digits, as: UTF8.self)) { return value }
    throw noNumber(word, of: unit, in: part)
  }

  private func noNumber(_ word: Range<Int>, of unit: CronField.Unit?, in part: Range<Int>) -> CronFault {
    let isMissing = word.isEmpty
    let what = unit.map { "not a valid \($0.name)" } ?? "not a valid step"
    let message = isMissing ? "\(quoted(part)) lacks a number" : "\(quoted(word)) is \(what)"
    let letters = text[word].map { $0 & ~0x20 }
    if letters.contains(UInt8(ascii: "L")) || letters.contains(UInt8(ascii: "W")) || text[word].contains(0x23) {
      let isOfQuartz = text[word].allSatisfy { "LW#0123456789lw".utf8.contains($0) }
      if isOfQuartz {
        return CronFault(message, at: part, help: "KFP's cron has no L, W and #: write the days as numbers")
      }
    }
    if letters == [UInt8(ascii: "H")] {
      return CronFault(message, at: part, help: "KFP's cron has no H: write a number of your choice")
    }
    return CronFault(message, at: isMissing ? part : word)
  }

  private func quoted(_ range: Range<Int>) -> String { ByteString(text[range]).quoted }
}

extension CronParser {
  /// The words between white space, which is what Unicode calls so, as in Go's `strings.Fields`.
  private static func words(of text: [UInt8]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    var place = 0
    while place < text.count {
      let (isSpace, length) = space(text[place...])
      if isSpace {
        if let first = start { words.append(first..<place) }
        start = nil
      } else if start == nil {
        start = place
      }
      place += length
    }
    if let start { words.append(start..<text.count) }
    return words
  }

  private static func space(_ text: ArraySlice<UInt8>) -> (isSpace: Bool, length: Int) {
    guard let (scalar, length) = UTF8Scalar.decode(text.prefix(4)) else { return (false, 1) }
    return (scalar.properties.isWhitespace, length)
  }

  /// The parts of a range between separators, empty ones included; never none.
  private static func split(_ text: [UInt8], _ range: Range<Int>, at separator: Unicode.Scalar) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for place in range where text[place] == UInt8(ascii: separator) {
      parts.append(start..<place)
      start = place + 1
    }
    return parts + [start..<range.upperBound]
  }
}
