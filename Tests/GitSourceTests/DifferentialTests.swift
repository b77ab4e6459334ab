import Diagnostics
import Foundation
import GitSource
import Snapshots
import Testing

/// Random changes, on which the snapshots must agree with `git diff`.
@Suite struct DifferentialTests {
  @Test func agreesWithGitOnRandomChanges() throws {
    let repository = try TestRepository()
    let blobs = try (0..<5).map { try repository.blob("content \($0)") }
    var random = Random(seed: 20_261_122)
    try repository.stage(Array("first".utf8), mode: "100644", id: blobs[0])
    try repository.git(["commit", "--quiet", "-m", "0"])

    for round in 1...40 {
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        try change(repository, blobs, &random)
      }
      let expected = paths(try repository.git(["diff", "--cached", "--name-only", "-z", "--no-renames"]))
      let staged = try repository.staged()
      #expect(staged.changedPaths == expected, "round \(round)")
      #expect(try staged.paths() == paths(try repository.git(["ls-files", "-z"])))

      try repository.git(["commit", "--quiet", "--allow-empty", "-m", "\(round)"])
      let base = "HEAD~\(Int.random(in: 1...min(round, 5), using: &random))"
      let commit = try CommitSnapshot(repository.open(), revision: "HEAD", base: base)
      let between = paths(try repository.git(["diff", "--name-only", "-z", "--no-renames", base, "HEAD"]))
      #expect(commit.changedPaths == between, "round \(round), since \(base)")
      #expect(try commit.paths() == staged.paths())
    }
  }

  /// Adds, changes or removes a path; the names are few, so that files, folders and links often take each other's place.
  private func change(_ repository: TestRepository, _ blobs: [String], _ random: inout Random) throws {
    let names = ["a", "b", "a-b", "a.b", "a0", "\u{E9}", "b b"]
    let depth = Int.random(in: 1...4, using: &random)
    let path = (0..<depth).compactMap { _ in names.randomElement(using: &random) }.joined(separator: "/")
    let modes = ["100644", "100644", "100755", "120000", "160000"]
    let mode = modes.randomElement(using: &random) ?? "100644"
    if Int.random(in: 0..<4, using: &random) == 0 {
      try repository.git(["rm", "-r", "--cached", "--quiet", "--ignore-unmatch", path])
    } else {
      let id = blobs.randomElement(using: &random) ?? ""
      try repository.git(["update-index", "--add", "--replace", "--cacheinfo", "\(mode),\(id),\(path)"])
    }
  }
}

/// A generator that gives the same numbers on every run (SplitMix64).
private struct Random: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
