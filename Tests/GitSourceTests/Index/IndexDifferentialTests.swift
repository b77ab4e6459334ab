import Diagnostics
import Foundation
import Snapshots
import TestSupport
import Testing

@testable import GitSource

/// Random states of an index, on whose entries and changes the reader must agree with git.
@Suite struct IndexDifferentialTests {
  /// A thousand states, by night four thousand: indexes of every version, whole and split, with trees that hold, hold in part,
  /// are absent or are wrong, each against several commits.
  @Test(arguments: 0..<(Nightly.isOn ? 4 : 1))
  func agreesWithGitOnRandomIndexes(seed: Int) throws {
    let repository = try TestRepository()
    let blobs = try (0..<4).map { try repository.blob("content \($0)") }
    let trees = TreeReader(try repository.open())
    var random = SeededGenerator(seed: UInt64(seed))
    var present: [Path] = []
    var bases: [String] = [try tree(of: repository)]
    // What was found, and the two trees that git is asked about at the end, in one go.
    var found: [(question: String, paths: [Path])] = []
    for round in 0..<70 {
      let changes = (0..<Int.random(in: 1...10, using: &random)).flatMap { _ in change(present, blobs, &random) }
      let version = ["2", "4"].randomElement(using: &random) ?? "2"
      let split = ["--split-index", "--no-split-index"].randomElement(using: &random) ?? ""
      try repository.git(
        ["-c", "splitIndex.maxPercentChange=80", "update-index", "--index-version", version, split]
          + ["--replace", "-z", "--index-info"], input: changes)
      let staged = try index(of: repository)
      let lines = try entries(of: repository)
      #expect(try Self.lines(of: staged) == lines, "seed \(seed), round \(round)")
      present = lines.map(\.path)

      let tree = try tree(of: repository)
      let written = try index(of: repository)
      #expect(try Self.lines(of: written) == lines)
      var states = [staged, written]
      for hint in [nil, Hint.absent, .oneMore, .oneLess] {
        states.append(try index(of: repository, hint: hint, isLookedAtWhole: hint == .oneMore))
      }
      for base in bases.shuffled(using: &random).prefix(3) {
        for state in states {
          var changes = StagedChanges(state, trees)
          found.append(("\(base) \(tree)", try changes.paths(since: ObjectID(hexadecimal: base.utf8))))
        }
      }
      bases.append(tree)
    }
    #expect(found.count > 1000)

    let questions = found.map { $0.question + "\n" }.joined()
    let answers = try repository.git(
      ["diff-tree", "--stdin", "-r", "-z", "--no-renames", "--name-only"], input: Array(questions.utf8))
    // A blank line of its own stands between the answers: they are told apart by the question that precedes each.
    var rest = answers[...]
    for (question, paths) in found {
      let head = Array((question + "\n").utf8)
      try #require(rest.starts(with: head))
      rest.removeFirst(head.count)
      var expected: [Path] = []
      while let end = rest.firstIndex(of: 0), !Self.startsWithQuestion(rest) {
        expected.append(Path(rest[..<end]))
        rest = rest[(end + 1)...]
      }
      #expect(paths == expected, "seed \(seed), \(question)")
    }
    #expect(rest.isEmpty)
  }

  @Test func agreesWithGitOnConflictsAndIntendedPaths() throws {
    let repository = try TestRepository()
    let blobs = try (0..<3).map { try repository.blob("content \($0)") }
    var random = SeededGenerator(seed: 3)
    try repository.commit(["a/b": "1", "a/c": "2", "d": "3", "e/f/g": "4"])
    let places = ["a/b", "a/c", "a/x", "d", "e/f/g", "e/y", "z"]
    for path in places { try repository.write("on disk", to: path) }
    for round in 0..<(Nightly.isOn ? 60 : 16) {
      try repository.git(["read-tree", "HEAD"])
      var intended: [String] = []
      for path in places.shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random)) {
        let blob = blobs.randomElement(using: &random) ?? ""
        let none = "0 \(String(repeating: "0", count: 40))\t\(path)\u{0}"
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
          let stages = (1...3).shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)).sorted()
          let lines = none + stages.map { "100644 \(blob) \($0)\t\(path)\u{0}" }.joined()
          try repository.git(["update-index", "-z", "--index-info"], input: Array(lines.utf8))
        case 1:
          try repository.git(["update-index", "-z", "--index-info"], input: Array(none.utf8))
          try repository.git(["add", "--intent-to-add", path])
          intended.append(path)
        default: try repository.stage(Array(path.utf8), mode: "100755", id: blob)
        }
      }
      if round % 3 == 0 { try repository.git(["update-index", "--index-version", "4"]) }
      if round % 4 == 0 { try repository.git(["update-index", "--split-index"]) }
      let expected = Set(paths(try repository.git(["diff", "--cached", "--name-only", "-z", "--no-renames"])))
      #expect(try repository.staged().changedPaths == expected.sorted(), "round \(round)")
      let listed = Set(paths(try repository.git(["ls-files", "-z"]))).subtracting(intended.map { Path($0) })
      #expect(try repository.staged().paths() == listed.sorted(), "round \(round)")
    }
  }

  @Test func agreesWithGitOnSparseIndexes() throws {
    let repository = try TestRepository()
    var random = SeededGenerator(seed: 5)
    let folders = ["a", "a/b", "a/b/c", "d", "e/f"]
    for _ in 0..<6 {
      var files: [String: String] = [:]
      for folder in folders {
        for name in ["x", "y"] { files["\(folder)/\(name)"] = String(Int.random(in: 0..<3, using: &random)) }
      }
      try repository.commit(files)
    }
    for round in 0..<(Nightly.isOn ? 30 : 8) {
      try repository.git(["reset", "--quiet", "--hard", "main"])
      let kept = folders.shuffled(using: &random).prefix(Int.random(in: 1...2, using: &random))
      try repository.git(["sparse-checkout", "set", "--cone", "--sparse-index"] + kept)
      let base = "main~\(Int.random(in: 0...5, using: &random))"
      try repository.git(["symbolic-ref", "HEAD", "refs/heads/other"])
      try repository.git(["update-ref", "refs/heads/other", base])
      let expected = paths(try repository.git(["diff", "--cached", "--name-only", "-z", "--no-renames"]))
      let staged = try repository.staged()
      #expect(staged.changedPaths == expected, "round \(round)")
      #expect(try staged.paths() == paths(try repository.git(["ls-files", "-z"])), "round \(round)")
      #expect(try staged.paths(below: "a/b") == paths(try repository.git(["ls-files", "-z", "a/b"])))
      for path in try staged.paths() { #expect(try staged.entry(at: path)?.path == path) }
      try repository.git(["symbolic-ref", "HEAD", "refs/heads/main"])
      try repository.git(["sparse-checkout", "disable"])
    }
  }

  /// What is done to the trees that git has noted in an index.
  private enum Hint {
    case absent
    case oneMore
    case oneLess
  }

  /// A line of an index, as `git ls-files --stage` tells it.
  private struct Entry: Equatable {
    let path: Path
    let mode: String
    let id: String
  }

  private static func startsWithQuestion(_ bytes: ArraySlice<UInt8>) -> Bool {
    // Two ids, a space and a line's end; the paths of these tests have no such digits.
    let head = bytes.prefix(82)
    return head.count == 82 && head.last == UInt8(ascii: "\n")
  }

  private static func lines(of index: StagedIndex) throws -> [Entry] {
    let modes: [FileMode: String] = [
      .file: "100644", .executable: "100755", .symbolicLink: "120000", .submodule: "160000",
    ]
    return try (0..<index.count).map { position in
      guard case .merged(let mode, let id) = index.state(position) else {
        return Entry(path: try index.path(position), mode: "\(index.state(position))", id: "")
      }
      return Entry(path: try index.path(position), mode: modes[mode] ?? "", id: id.hexadecimal)
    }
  }

  private func tree(of repository: TestRepository) throws -> String { try repository.line("write-tree") }

  private func entries(of repository: TestRepository) throws -> [Entry] {
    try repository.git(["ls-files", "--stage", "-z"]).split(separator: 0).compactMap { line in
      guard let tab = line.firstIndex(of: 9) else { return nil }
      let fields = String(decoding: line[..<tab], as: UTF8.self).split(separator: " ").map(String.init)
      return Entry(path: Path(line[(tab + 1)...]), mode: fields[0], id: fields[1])
    }
  }

  private func index(
    of repository: TestRepository, hint: Hint? = nil, isLookedAtWhole: Bool = true
  ) throws -> StagedIndex {
    let folder = repository.folder.appending(path: ".git")
    var bytes = try Data(contentsOf: folder.appending(path: "index"))
    if let hint, let tree = bytes.range(of: Data("TREE".utf8), options: .backwards) {
      bytes.replaceSubrange((bytes.count - 20)..., with: Data(count: 20))
      switch hint {
      case .absent: bytes[tree.lowerBound] = UInt8(ascii: "X")
      case .oneMore, .oneLess:
        // The number of paths of the top stands behind its empty name.
        let digit = tree.upperBound + 5
        if bytes[digit] != UInt8(ascii: "-") {
          let isMore = hint == .oneMore && bytes[digit] < UInt8(ascii: "9")
          bytes[digit] = isMore ? bytes[digit] + 1 : max(UInt8(ascii: "0"), bytes[digit] - 1)
        }
      }
    }
    let asked: Path? = isLookedAtWhole ? nil : "index"
    return try StagedIndex(FileContent(nil, and: Array(bytes)), lookingOnlyAtWhatIsAskedOf: asked) { id in
      let file = folder.appending(path: "sharedindex.\(id.hexadecimal)")
      return FileContent(nil, and: Array((try? Data(contentsOf: file)) ?? Data()))
    }
  }

  /// A line for `git update-index` that adds, changes or removes a path.
  private func change(_ present: [Path], _ blobs: [String], _ random: inout SeededGenerator) -> [UInt8] {
    let names = ["a", "b", "a-b", "a.b", "a0", "ab", "\u{E9}"]
    let path = (0..<Int.random(in: 1...4, using: &random)).compactMap { _ in names.randomElement(using: &random) }
    let mode = ["100644", "100644", "100755", "120000", "160000"].randomElement(using: &random) ?? "100644"
    if Int.random(in: 0..<4, using: &random) == 0, let victim = present.randomElement(using: &random) {
      return Array("0 \(String(repeating: "0", count: 40))\t".utf8) + victim.bytes + [0]
    }
    return Array("\(mode) \(blobs.randomElement(using: &random) ?? "")\t\(path.joined(separator: "/"))\u{0}".utf8)
  }
}
