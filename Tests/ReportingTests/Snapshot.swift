import Foundation
import Testing

/// Compares a text byte for byte with the file of that name in `Snapshots/`.
///
/// `RECORD_SNAPSHOTS=1 swift test` writes the files anew; the change to them is then reviewed like any other.
func expectSnapshot(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots/\(name)")
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
    try Data(text.utf8).write(to: file)
    return
  }
  let recorded = try #require(try? Data(contentsOf: file), "\(name) was never recorded", sourceLocation: sourceLocation)
  let difference = firstDifference(Data(text.utf8), recorded)
  #expect(difference == nil, "\(name) differs: \(difference ?? "")", sourceLocation: sourceLocation)
}

private func firstDifference(_ actual: Data, _ recorded: Data) -> String? {
  if actual == recorded { return nil }
  let (actual, recorded) = (lines(actual), lines(recorded))
  let index = zip(actual, recorded).enumerated().first { $1.0 != $1.1 }?.offset ?? min(actual.count, recorded.count)
  func line(_ lines: [Data.SubSequence]) -> String {
    index < lines.count ? String(decoding: lines[index], as: UTF8.self) : "(end)"
  }
  return "line \(index + 1) is\n  \(line(actual))\nand was recorded as\n  \(line(recorded))"
}

private func lines(_ data: Data) -> [Data.SubSequence] {
  data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
}
