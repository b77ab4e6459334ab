import Foundation
import TestSupport
import Testing

/// Compares a text byte for byte with the file of that name in `Snapshots/`, durations aside.
func expectSnapshot(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  let difference = try RecordedText.difference(
    of: text.replacing(/in \d+ ms/, with: "in N ms"), from: folder.appending(path: "Snapshots/\(name)"))
  #expect(difference == nil, "\(difference ?? "")", sourceLocation: sourceLocation)
}
