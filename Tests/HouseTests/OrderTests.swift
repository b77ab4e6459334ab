import Testing

/// What keeps the project easy to find one's way in.
@Suite("The order of the project")
struct OrderTests {
  private static let swiftFiles = ProjectFiles.swift(
    below: "Sources", "Tests", "rules", "policies", "Plugins", "Benchmarks")

  /// `.ci/derive-argo-types` writes it.
  private static let generated = "Sources/ArgoTypes/Table/ArgoTypeTable.swift"

  @Test("A file has at most 300 lines")
  func lengths() {
    for path in Self.swiftFiles where path != Self.generated {
      let lines = ProjectFiles.text(of: path)?.utf8.count { $0 == UInt8(ascii: "\n") } ?? 0
      #expect(lines <= 300, "\(path) has \(lines) lines: a file is about one idea")
    }
  }

  @Test("A folder has at most 20 files of Swift")
  func folders() {
    let folders = Dictionary(grouping: Self.swiftFiles) { $0.split(separator: "/").dropLast().joined(separator: "/") }
    for (folder, files) in folders {
      #expect(files.count <= 20, "\(folder) has \(files.count) files: sort them by what they are about")
    }
  }

  /// `.ci/new-rule` leaves the word where somebody has to write something.
  @Test("Nothing is left to be written")
  func leftovers() {
    let word = ["TO", "DO"].joined()
    for path in ProjectFiles.below("Sources", "Tests", "rules", "policies", "Plugins", "Benchmarks", "Documentation") {
      guard let text = ProjectFiles.text(of: path), text.contains(word) else { continue }
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      where line.contains(word) {
        Issue.record("\(path):\(index + 1): \(word) is left: \(line)")
      }
    }
  }
}
