public import Diagnostics

/// The placeholders that the KFP API server replaces in parameter values.
///
/// The source is `backend/src/common/util/parameter_formatter.go` of the releases 1.8 and 2.0: the names are
/// case-sensitive, a layout after the dot is Go's (`2006-01-02`), and what is not known is left as it is.
public struct ParameterMacro: Sendable {
  /// The names, of which the last two mean something in recurring runs only.
  static let names: [ByteString] = ["RunUUID", "CurrentTime", "ScheduledTime", "Index"]

  /// What is wrong with a placeholder.
  public enum Defect: Sendable {
    /// It is written almost like `name`, and will stay in the value as it is.
    case misspelt(as: ByteString)
    /// Its layout holds letters of `strftime`, which Go prints as they are.
    case strftimeLayout
  }

  /// The placeholder, brackets included.
  public let text: ByteString
  /// Where it stands in the value.
  public let range: Range<Int>
  /// What is wrong with it.
  public let defect: Defect

  /// Whether the text holds anything that Argo or the API server may replace before a step sees it.
  public static func mayBeSubstituted(in text: ByteString) -> Bool {
    text.contains("{{") || text.contains("[[")
  }

  /// The placeholders of a value that will not do what their author wants.
  ///
  /// Only a single word, with a layout if the word is known, counts as a placeholder: nested JSON lists and the tests
  /// of a shell are full of double brackets.
  public static func defects(in value: ByteString) -> [ParameterMacro] {
    var defects: [ParameterMacro] = []
    var start = 0
    while let open = value.bytes.firstOccurrence(of: "[[", from: start),
      let close = value.bytes.firstOccurrence(of: "]]", from: open + 2)
    {
      // Of several brackets in a row the last two open the placeholder.
      let inside = value.bytes[(open + 2)..<close]
      let nested = inside.lastIndex(of: UInt8(ascii: "[")).map { $0 + 1 } ?? inside.startIndex
      let range = (nested - 2)..<(close + 2)
      if let defect = defect(ofContent: value.bytes[nested..<close]) {
        defects.append(ParameterMacro(text: ByteString(value.bytes[range]), range: range, defect: defect))
      }
      start = close + 2
    }
    return defects
  }

  private static func defect(ofContent content: ArraySlice<UInt8>) -> Defect? {
    let parts = content.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first else { return nil }
    let trimmed = ByteString(trim(name))
    guard trimmed.bytes.count >= 4, trimmed.bytes.allSatisfy(isWordByte) else { return nil }

    if names.contains(trimmed), trimmed.bytes.count == name.count {
      let isTime: Bool = trimmed == "CurrentTime" || trimmed == "ScheduledTime"
      let layout = parts.count == 2 ? ByteString(parts[1]) : ""
      return isTime && layout.contains("%") ? .strftimeLayout : nil
    }
    if names.contains(trimmed) { return .misspelt(as: trimmed) }
    return NearestName.of(trimmed, among: names).map { .misspelt(as: $0) }
  }

  private static func trim(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var name = name
    while name.first == UInt8(ascii: " ") { name.removeFirst() }
    while name.last == UInt8(ascii: " ") { name.removeLast() }
    return name
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
