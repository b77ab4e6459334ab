import Foundation
import Testing

/// Compares a text byte for byte with the file of that name in `Snapshots/`, durations aside.
///
/// `RECORD_SNAPSHOTS=1 swift test` writes the files anew; the change to them is then reviewed like any other.
func expectSnapshot(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  let file = folder.appending(path: "Snapshots/\(name)")
  let text = text.replacing(/in \d+ ms/, with: "in N ms")
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
    try Data(text.utf8).write(to: file)
    return
  }
  let recorded = try #require(try? Data(contentsOf: file), "\(name) was never recorded", sourceLocation: sourceLocation)
  let isSame = Data(text.utf8) == recorded
  #expect(isSame, "\(name) differs; this came out:\n\(text)", sourceLocation: sourceLocation)
}
