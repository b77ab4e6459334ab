/// Breaks what a build system would take for a command in the log of a step.
///
/// A log is where all of standard output and standard error goes, so that text of a repository must not steer the build:
/// - Azure Pipelines looks for `##vso[` anywhere in a line (azure-pipelines-agent, `Command.TryParse`);
/// - GitHub looks for `##[` anywhere in a line, and for `::` where a line begins, white space aside (actions/runner,
///   `ActionCommand.TryParse` and `TryParseV2`);
/// - TeamCity looks for `##teamcity[`.
///
/// They compare as .NET and Java do, some without regard to case and some past characters that have no weight, so that
/// any letters count between the signs, and characters that are ignored count for nothing.
public enum BuildCommands {
  /// The form in which a sign is written that must not be one.
  public enum Escape: Sendable {
    /// `\u{23}`, as text shows what does not print.
    case visible
    /// `\u0023`, which JSON reads as the sign itself.
    case json
    /// `&#35;`, which XML reads as the sign itself.
    case xml

    fileprivate func written(_ sign: UInt8) -> String {
      let digits = String(sign, radix: 16, uppercase: true)
      return switch self {
      case .visible: #"\u{\#(digits)}"#
      case .json: #"\u00\#(digits)"#
      case .xml: "&#\(sign);"
      }
    }
  }

  /// The text with the first sign of every command escaped.
  public static func broken(in text: String, as escape: Escape) -> String {
    var text = text
    let found = text.withUTF8 { bytes in
      guard mayHold(bytes) else { return [Int]() }
      return places(in: bytes)
    }
    guard !found.isEmpty else { return text }
    let bytes = Array(text.utf8)
    var broken: [UInt8] = []
    var end = 0
    for place in found {
      broken += bytes[end..<place] + escape.written(bytes[place]).utf8
      end = place + 1
    }
    return String(decoding: broken + bytes[end...], as: UTF8.self)
  }

  /// Whether a text begins with what would be a command at the start of a line.
  public static func begins(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { startOfCommand(in: $0, from: 0) != nil }
  }

  private static let longestWord = 32
  private static let number = UInt8(ascii: "#")
  private static let colon = UInt8(ascii: ":")

  /// Two signs of a kind, near each other as far as bytes without weight go, are in every command.
  private static func mayHold(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.contains(number) || bytes.contains(colon)
  }

  private static func places(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    var places: [Int] = []
    var isLineStart = true
    var index = 0
    while index < bytes.count {
      if isLineStart, let place = startOfCommand(in: bytes, from: index) { places.append(place) }
      let byte = bytes[index]
      if byte == number, isCommand(in: bytes, from: index) { places.append(index) }
      isLineStart = byte == 0x0A || byte == 0x0D
      index += 1
    }
    return places
  }

  /// Where `::` stands if it is the first thing on a line.
  private static func startOfCommand(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D {
      guard let (scalar, length) = UTF8Scalar.decode(bytes[index...]) else { return nil }
      guard scalar.properties.isWhitespace || hasNoWeight(scalar) else { break }
      index += length
    }
    guard index < bytes.count, bytes[index] == colon else { return nil }
    guard let second = skipped(in: bytes, from: index + 1), bytes[second] == colon else { return nil }
    // No command's name begins with a third colon, as our own `:::` before a file does.
    return second + 1 < bytes.count && bytes[second + 1] == colon ? nil : index
  }

  /// Whether `#`, `#`, letters and `[` stand here.
  private static func isCommand(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    guard var index = skipped(in: bytes, from: start + 1), bytes[index] == number else { return false }
    for _ in 0...longestWord {
      guard let next = skipped(in: bytes, from: index + 1) else { return false }
      if bytes[next] == UInt8(ascii: "[") { return true }
      // A third number sign begins a pair of its own.
      guard bytes[next].isLetterOrDecimalDigit || bytes[next] >= 0x80 else { return false }
      index = next
    }
    return false
  }

  /// The next byte of a character that has weight.
  private static func skipped(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      guard bytes[index] >= 0x80 else { return index }
      guard let (scalar, length) = UTF8Scalar.decode(bytes[index...]), hasNoWeight(scalar) else { return index }
      // A text of nothing else must not be gone through from each of its signs.
      guard index - start < 64 else { return nil }
      index += length
    }
    return nil
  }

  /// Whether a comparison by the rules of a language passes over a character.
  private static func hasNoWeight(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .control
      || scalar.properties.generalCategory == .nonspacingMark || scalar.value == 0xFFFD
  }
}
