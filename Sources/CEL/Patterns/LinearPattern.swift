import Diagnostics

/// A regular expression that needs no more time than its length times that of the text.
struct LinearPattern: Sendable {
  private let program: PatternProgram
  /// How many groups it has.
  let groupCount: Int

  /// Reads an expression in the syntax of RE2.
  init(_ text: [UInt8]) throws(CELFailure) {
    var scalars: [Unicode.Scalar] = []
    var rest = text[...]
    while !rest.isEmpty {
      guard let (scalar, length) = UTF8Scalar.decode(rest) else {
        throw CELFailure("this is not a regular expression: it is not UTF-8")
      }
      scalars.append(scalar)
      rest = rest.dropFirst(length)
    }
    var parser = PatternParser(scalars)
    let node = try parser.parse()
    groupCount = parser.groupCount
    program = try PatternProgram(node)
  }

  /// What a search in a text of so many bytes costs at most.
  func steps(for count: Int) -> Int { (count / 8 + 1) * (program.steps.count / 8 + 1) }

  /// Whether it fits anywhere in a text.
  func matches(_ text: [UInt8]) -> Bool {
    PatternRun(program, text, wantsPlaces: false).firstMatch(from: 0, groups: groupCount).places != nil
  }

  /// Where the first match from a place on is, and how far the text was read to find it.
  private func match(in text: [UInt8], from start: Int) -> (match: Match?, end: Int) {
    let (places, end) = PatternRun(program, text, wantsPlaces: true).firstMatch(from: start, groups: groupCount)
    guard let places else { return (nil, end) }
    let ranges = stride(from: 0, to: places.count, by: 2).map { index in
      places[index] >= 0 && places[index + 1] >= places[index] ? places[index]..<places[index + 1] : nil
    }
    return (ranges[0].map { Match(range: $0, groups: Array(ranges.dropFirst())) }, end)
  }

  /// One place where a pattern fits.
  struct Match {
    let range: Range<Int>
    /// The groups; `nil` for one that takes no part.
    let groups: [Range<Int>?]
  }

  /// All matches from left to right, none of which overlap; at most `limit` of them if that is not below zero.
  ///
  /// As in Go an empty match right behind another one does not count.
  func matches(in text: [UInt8], limit: Int, _ meter: inout CELMeter) throws(CELFailure) -> [Match] {
    var matches: [Match] = []
    var place = 0
    var lastEnd = -1
    while place <= text.count, limit < 0 || matches.count < limit {
      try meter.charge(1 + program.steps.count / 8)
      let (match, end) = match(in: text, from: place)
      try meter.charge(steps(for: end - place))
      guard let match else { break }
      if match.range.isEmpty {
        if match.range.lowerBound != lastEnd { matches.append(match) }
        place = match.range.upperBound + (UTF8Scalar.decode(text[match.range.upperBound...])?.length ?? 1)
      } else {
        matches.append(match)
        place = match.range.upperBound
      }
      lastEnd = match.range.upperBound
    }
    return matches
  }
}
