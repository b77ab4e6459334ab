public import Foundation

/// A text that a test compares with a file byte for byte.
///
/// `RECORD_SNAPSHOTS=1 swift test` writes the files anew; the change to them is then reviewed like any other.
public enum RecordedText {
  /// Whether the files are written instead of compared.
  public static let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil

  /// Where a text and the file first differ, in words; `nil` if they do not, or if the text was recorded.
  ///
  /// Throws if the file cannot be read or written.
  public static func difference(of text: String, from file: URL) throws -> String? {
    if isRecording {
      try Data(text.utf8).write(to: file)
      return nil
    }
    guard FileManager.default.fileExists(atPath: file.path()) else {
      return "\(file.lastPathComponent) was never recorded; this came out:\n\(text)"
    }
    let recorded = try Data(contentsOf: file)
    if Data(text.utf8) == recorded { return nil }
    let (now, then) = (lines(Data(text.utf8)), lines(recorded))
    let index = zip(now, then).enumerated().first { $1.0 != $1.1 }?.offset ?? min(now.count, then.count)
    return """
      \(file.lastPathComponent) differs: line \(index + 1) is
        \(line(index, of: now))
      and was recorded as
        \(line(index, of: then))
      """
  }

  /// The same for a part of a file: what stands between two texts that the file has.
  ///
  /// Throws if the file cannot be read or written, or does not have them.
  public static func difference(
    of text: String, between opening: String, and closing: String, in file: URL
  ) throws -> String? {
    let page = try String(contentsOf: file, encoding: .utf8)
    guard let start = page.range(of: opening)?.upperBound,
      let end = page.range(of: closing, range: start..<page.endIndex)?.lowerBound
    else { throw MissingPart(opening: opening, closing: closing, file: file) }
    return try difference(of: page.replacingCharacters(in: start..<end, with: text), from: file)
  }

  /// A file without the part that is to be compared.
  struct MissingPart: Error {
    let opening: String
    let closing: String
    let file: URL
  }

  private static func lines(_ data: Data) -> [Data.SubSequence] {
    data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

  private static func line(_ index: Int, of lines: [Data.SubSequence]) -> String {
    index < lines.count ? String(decoding: lines[index], as: UTF8.self) : "(end)"
  }
}
