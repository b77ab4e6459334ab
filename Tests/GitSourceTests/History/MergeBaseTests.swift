import Diagnostics
import Foundation
import GitSource
import Snapshots
import Testing

@Suite struct MergeBaseTests {
  /// `main` and `topic` each have a commit of their own since they parted; `orphan` has nothing in common with them.
  private let repository: TestRepository

  init() throws {
    repository = try TestRepository()
    try repository.commit(["a": "1"])
    try repository.git(["checkout", "--quiet", "-b", "topic"])
    try repository.commit(["b": "1"])
    try repository.git(["tag", "-a", "-m", "x", "v1"])
    try repository.git(["checkout", "--quiet", "main"])
    try repository.commit(["c": "1"])
    try repository.git(["checkout", "--quiet", "--orphan", "orphan"])
    try repository.commit(["d": "1"])
  }

  @Test(arguments: [
    (["main"], "main~1"), (["topic"], "topic"), (["main", "topic~1"], "main~1"), (["orphan", "main"], "main~1"),
    (["orphan"], nil), ([], nil),
  ])
  func isWhatTheCommitSharesWithAnyOfTheOthers(others: [String], base: String?) throws {
    let open = try repository.open()
    let expected = try base.map { try open.commit(named: $0) }
    let found = try open.mergeBase(of: open.commit(named: "topic"), andAnyOf: others.map { try open.commit(named: $0) })
    #expect(found == expected)
  }

  @Test func isThatOfGitAfterCrossedMerges() throws {
    try repository.git(["checkout", "--quiet", "main"])
    try repository.git(["branch", "before"])
    try repository.git(["merge", "--quiet", "--no-edit", "topic"])
    try repository.git(["checkout", "--quiet", "topic"])
    try repository.git(["merge", "--quiet", "--no-edit", "before"])
    let open = try repository.open()
    let base = try open.mergeBase(of: open.commit(named: "topic"), andAnyOf: [open.commit(named: "main")])
    let all = String(decoding: try repository.git(["merge-base", "--all", "topic", "main"]), as: UTF8.self)
    #expect(base.map { all.contains($0.hexadecimal) } == true)
  }

  @Test func failsInAShallowCloneThatDoesNotShowIt() throws {
    let clone = try TestRepository("clone")
    try clone.git(["fetch", "--quiet", "--depth=1", "file://\(repository.folder.path)", "main:m", "topic:t"])
    let open = try clone.openAskingGit()
    #expect(open.isShallow)
    #expect(throws: SnapshotError.self) {
      try open.mergeBase(of: open.commit(named: "t"), andAnyOf: [open.commit(named: "m")])
    }
  }

  @Test(arguments: 1...7)
  func isThatOfGitInAShallowClone(depth: Int) throws {
    try repository.git(["checkout", "--quiet", "main"])
    for round in 1...3 {
      try repository.commit(["c": "main \(round)"])
      try repository.git(["checkout", "--quiet", "topic"])
      try repository.commit(["b": "topic \(round)"])
      if round == 2 { try repository.git(["merge", "--quiet", "--no-edit", "main~1"]) }
      try repository.git(["checkout", "--quiet", "main"])
    }
    let clone = try TestRepository("clone")
    try clone.git(["fetch", "--quiet", "--depth=\(depth)", "file://\(repository.folder.path)", "main:m", "topic:t"])
    let open = try clone.openAskingGit()
    let (main, topic) = (try open.commit(named: "m"), try open.commit(named: "t"))
    let expected = try? clone.line("merge-base", "t", "m")
    let found = try? open.mergeBase(of: topic, andAnyOf: [main])
    #expect(found?.hexadecimal == expected)
    #expect((expected == nil) == (depth < 3))
  }

  @Test func referencesLeadToCommits() throws {
    try repository.git(["tag", "file", "main:a"])
    let open = try repository.open()
    let main = try open.commit(named: "main")
    #expect(try open.commits(ofReferencesBelow: "refs/heads/main") == [main])
    #expect(try open.commits(ofReferencesBelow: "refs/tags/") == [open.commit(named: "topic")])
    #expect(try open.commits(ofReferencesBelow: "refs/remotes/").isEmpty)
    #expect(try open.commits(ofReferencesBelow: "refs/").count == 4)
  }

  @Test func namesLeadToCommitsTreesAndFiles() throws {
    let open = try repository.open()
    #expect(try open.target(of: "v1") == .commit(open.commit(named: "topic")))
    #expect(try open.target(of: "main:a") == .file)
    if case .tree = try open.target(of: "main^{tree}") {} else { Issue.record("a tree is not a tree") }
    #expect(try open.target(of: String(repeating: "1", count: 40)) == nil)
    #expect(throws: SnapshotError.self) { try open.commit(named: "main^{tree}") }
  }

  @Test func aCommitWithABaseIsARange() throws {
    let open = try repository.open()
    #expect(try CommitSnapshot(open, revision: "topic", base: "main").source.kind == .range)
    #expect(try CommitSnapshot(open, revision: "topic").source.kind == .commit)
  }
}
