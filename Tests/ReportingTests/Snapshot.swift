import Foundation
import TestSupport
import Testing

/// Compares a text byte for byte with the file of that name in `Snapshots/`.
func expectSnapshot(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots/\(name)")
  let difference = try RecordedText.difference(of: text, from: file)
  #expect(difference == nil, "\(difference ?? "")", sourceLocation: sourceLocation)
}
