import Diagnostics
import Foundation
import GitSource
import Snapshots
import TestSupport
import Testing

/// Random changes, on which the snapshots must agree with `git diff`.
@Suite struct DifferentialTests {
  @Test func agreesWithGitOnRandomChanges() throws {
    let repository = try TestRepository()
    let blobs = try (0..<5).map { try repository.blob("content \($0)") }
    var random = SeededGenerator(seed: 20_261_122)
    try repository.stage(Array("first".utf8), mode: "100644", id: blobs[0])
    try repository.git(["commit", "--quiet", "-m", "0"])

    var staged = try repository.staged()
    for round in 1...(Nightly.isOn ? 40 : 15) {
      let present = try staged.paths()
      let changes = (0..<Int.random(in: 1...12, using: &random)).flatMap { _ in change(present, blobs, &random) }
      try repository.git(["update-index", "--replace", "-z", "--index-info"], input: changes)
      staged = try repository.staged()
      let expected = paths(try repository.git(["diff", "--cached", "--name-only", "-z", "--no-renames"]))
      #expect(staged.changedPaths == expected, "round \(round)")

      try repository.git(["commit", "--quiet", "--allow-empty", "-m", "\(round)"])
      let base = "HEAD~\(Int.random(in: 1...min(round, 5), using: &random))"
      let commit = try CommitSnapshot(repository.open(), revision: "HEAD", base: base)
      let between = paths(try repository.git(["diff", "--name-only", "-z", "--no-renames", base, "HEAD"]))
      #expect(commit.changedPaths == between, "round \(round), since \(base)")
      #expect(try commit.paths() == staged.paths())
      // Of an older commit the index still has some folders, and what it says of them is what the trees say.
      let older = try CommitSnapshot(repository.open(), revision: base)
      #expect(try older.paths() == paths(try repository.git(["ls-tree", "-r", "-z", "--name-only", base])))
      for snapshot in [commit, older] {
        for entry in try snapshot.entries(below: .top) {
          let read = try #require(try snapshot.entry(at: entry.path))
          #expect(read.kind == entry.kind && read.objectID == entry.objectID && read.isExecutable == entry.isExecutable)
        }
      }
      for snapshot: any Snapshot in [commit, staged] {
        let paths = try snapshot.entries(below: .top).map(\.path)
        for folder in Set(paths.map(\.parent)).union([.top, "nowhere"]) {
          #expect(try snapshot.files(in: folder).map(\.path) == paths.filter { $0.parent == folder }, "in \(folder)")
        }
      }
    }
    #expect(try staged.paths() == paths(try repository.git(["ls-files", "-z"])))
  }

  /// A line for `git update-index` that adds, changes or removes a path.
  ///
  /// The names are few, so that files, folders and links often take each other's place.
  private func change(_ present: [Path], _ blobs: [String], _ random: inout SeededGenerator) -> [UInt8] {
    let names = ["a", "b", "a-b", "a.b", "a0", "\u{E9}", "b b"]
    let depth = Int.random(in: 1...4, using: &random)
    let path = (0..<depth).compactMap { _ in names.randomElement(using: &random) }.joined(separator: "/")
    let mode = ["100644", "100644", "100755", "120000", "160000"].randomElement(using: &random) ?? "100644"
    if Int.random(in: 0..<4, using: &random) == 0, let victim = present.randomElement(using: &random) {
      return Array("0 \(String(repeating: "0", count: 40))\t".utf8) + victim.bytes + [0]
    }
    return Array("\(mode) \(blobs.randomElement(using: &random) ?? "")\t\(path)".utf8) + [0]
  }
}
