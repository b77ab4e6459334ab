public import Diagnostics

/// The placeholders that the KFP API server replaces in parameter values.
///
/// The source is `backend/src/common/util/parameter_formatter.go` of the releases 1.8 and 2.0: a placeholder is what stands
/// between `[[` and the next `]]` of the line, the names are case-sensitive, a layout after the dot is Go's (`2006-01-02`),
/// and what is not known is left as it is. In a run by hand it replaces them in all values, defaults included, and knows
/// neither the time nor the index of a schedule; in a run of a schedule, only in what the job sets (`RunWorkflow` of
/// `template/argo_template.go` and `NewWorkflow` of `scheduledworkflow/util/scheduled_workflow.go` of 1.8.5 and 2.0.5).
public struct ParameterMacro: Sendable {
  /// The names, of which the last two mean something in recurring runs only.
  public static let names: [ByteString] = ["RunUUID", "CurrentTime", "ScheduledTime", "Index"]

  /// What is wrong with a placeholder.
  public enum Defect: Sendable {
    /// It is written almost like `name`, and will stay in the value as it is.
    case misspelt(as: ByteString)
    /// Its layout holds letters of `strftime`, which Go prints as they are.
    case strftimeLayout
    /// It stands in a default, where nothing ever replaces it.
    case inDefault
  }

  /// The placeholder, brackets included.
  public let text: ByteString
  /// Where it stands in the value.
  public let range: Range<Int>
  /// What is wrong with it.
  public let defect: Defect

  /// Whether the text holds anything that Argo or the API server may replace before a step sees it.
  ///
  /// Misspelt placeholders count, nested lists of JSON do not.
  public static func mayBeSubstituted(in text: ByteString) -> Bool {
    if let open = text.bytes.firstOccurrence(of: "{{"), text.bytes.firstOccurrence(of: "}}", from: open) != nil {
      return true
    }
    return placeholders(in: text.bytes).contains { range in
      isLetter(text.bytes[range.lowerBound + 2])
    }
  }

  /// The placeholders of a value that will not do what their author wants.
  ///
  /// Only a single word, with a layout if the word is known, counts as a placeholder, and not where it has a line of a
  /// longer text for itself: nested JSON lists, tables of TOML and the tests of a shell are full of double brackets.
  public static func defects(in value: ByteString) -> [ParameterMacro] {
    let hasSeveralLines = value.withoutFinalLineBreaks.bytes.contains(UInt8(ascii: "\n"))
    return placeholders(in: value.bytes).compactMap { range in
      guard let defect = defect(ofContent: value.bytes[(range.lowerBound + 2)..<(range.upperBound - 2)]),
        !hasSeveralLines || !isAloneOnLine(range, of: value.bytes)
      else { return nil }
      return ParameterMacro(text: ByteString(value.bytes[range]), range: range, defect: defect)
    }
  }

  /// The placeholders of a value that the API server knows, as far as they are among `names`.
  public static func known(in value: ByteString, of names: [ByteString] = names) -> [(
    text: ByteString, range: Range<Int>
  )] {
    placeholders(in: value.bytes).compactMap { range in
      let content = value.bytes[(range.lowerBound + 2)..<(range.upperBound - 2)]
      let name = content.prefix(while: { $0 != UInt8(ascii: ".") })
      return names.contains(ByteString(name)) ? (ByteString(value.bytes[range]), range) : nil
    }
  }

  /// The matches of `\[\[(.*?)\]\]`, the expression that the API server looks for.
  private static func placeholders(in bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    while let open = bytes.firstOccurrence(of: "[[", from: start),
      let close = bytes.firstOccurrence(of: "]]", from: open + 2)
    {
      if let lineEnd = bytes[open..<close].lastIndex(of: UInt8(ascii: "\n")) {
        start = lineEnd + 1
      } else {
        ranges.append(open..<close + 2)
        start = close + 2
      }
    }
    return ranges
  }

  private static func defect(ofContent content: ArraySlice<UInt8>) -> Defect? {
    let parts = content.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let written = parts.first else { return nil }
    let name = ByteString(trim(written))
    guard name.bytes.allSatisfy(isWordByte) else { return nil }

    if names.contains(name) {
      guard name.bytes.count == written.count else { return .misspelt(as: name) }
      let isTime: Bool = name == "CurrentTime" || name == "ScheduledTime"
      return isTime && parts.count == 2 && isStrftime(parts[1]) ? .strftimeLayout : nil
    }
    return nearestName(to: name).map { .misspelt(as: $0) }
  }

  /// The macro that a word was probably meant for: one spelt almost the same, or one that the word is the beginning of.
  private static func nearestName(to word: ByteString) -> ByteString? {
    if let nearest = NearestName.of(word, among: names) { return nearest }
    guard word.bytes.count >= "sched".utf8.count else { return nil }
    let letters = word.bytes.map { $0 | 0x20 }
    return names.first { $0.bytes.map { $0 | 0x20 }.starts(with: letters) }
  }

  /// Whether a layout has a `%` before a letter, as the layouts of `strftime` have.
  private static func isStrftime(_ layout: ArraySlice<UInt8>) -> Bool {
    zip(layout, layout.dropFirst()).contains { $0 == UInt8(ascii: "%") && isLetter($1) }
  }

  /// Whether the placeholder is all that a line holds, as the heading of a table in TOML is.
  private static func isAloneOnLine(_ range: Range<Int>, of bytes: [UInt8]) -> Bool {
    let before = bytes[..<range.lowerBound].last { $0 != UInt8(ascii: " ") }
    let after = bytes[range.upperBound...].first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\r") }
    let startsLine = before == nil || before == UInt8(ascii: "\n")
    let endsLine = after == nil || after == UInt8(ascii: "\n")
    return startsLine && endsLine
  }

  private static func trim(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var name = name
    while name.first == UInt8(ascii: " ") { name.removeFirst() }
    while name.last == UInt8(ascii: " ") { name.removeLast() }
    return name
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    default: false
    }
  }
}
