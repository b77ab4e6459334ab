import Foundation
import TestSupport
import Testing

/// The same files have the same findings, wherever they are read from and however the work is divided.
@Suite("All sources")
struct SourcesAgreeTests {
  private let repository: TemporaryRepository
  private let teams: [String]

  /// A repository with an example of each of many rules, in a folder of its own.
  init() throws {
    repository = try TemporaryRepository()
    let rules = URL(filePath: #filePath).appending(path: "../../../../rules").standardized
    let names = try FileManager.default.contentsOfDirectory(atPath: rules.path).sorted()
    var teams: [String] = []
    for rule in names.filter({ !$0.contains(".") }) {
      let bad = rules.appending(path: "\(rule)/bad")
      let examples = try? FileManager.default.contentsOfDirectory(atPath: bad.path).sorted()
      // What a change of files shows, or a commit, is another question; so is what the configuration of an example says.
      guard let example = examples?.first,
        ["base", "commits", ".kfplint.yaml"].allSatisfy({
          !FileManager.default.fileExists(atPath: bad.appending(path: "\(example)/\($0)").path)
        })
      else { continue }
      try repository.copyExample("\(rule)/bad/\(example)", to: rule)
      teams.append(rule)
    }
    self.teams = teams
    try repository.commitAll()
  }

  private func findings(_ arguments: [String]) throws -> [String] {
    let run = try repository.run(["lint", "--format", "concise", "--no-cache"] + arguments)
    #expect((0...2).contains(try #require(run.status)), "\(run)")
    return run.output.split(separator: "\n").map(String.init)
  }

  @Test("agree on the same files: the work tree, the index, a commit, and another checkout of it")
  func agree() throws {
    let commit = try findings(["--rev", "HEAD"])
    #expect(commit.count > 100)
    #expect(try findings(["--staged", "--all"]) == commit)
    #expect(try findings([]) == commit)
    try repository.git("worktree", "add", "--quiet", "../\(repository.url.lastPathComponent)-other", "HEAD")
    let other = try repository.shell(
      "cd ../\(repository.url.lastPathComponent)-other && \"$KFPLINT\" lint --format concise --no-cache")
    #expect(other.output.split(separator: "\n").map(String.init) == commit)
    try repository.git("worktree", "remove", "--force", "../\(repository.url.lastPathComponent)-other")
  }

  @Test("agree with the sum of their parts")
  func sum() throws {
    let whole = try findings(["--rev", "HEAD"])
    let shards = try (1...3).flatMap { try findings(["--rev", "HEAD", "--shard", "\($0)/3"]) }
    #expect(shards.sorted() == whole.sorted())
    let groups = stride(from: 0, to: teams.count, by: 20).map { Array(teams[$0..<min(teams.count, $0 + 20)]) }
    let folders = try groups.flatMap { try findings(["--rev", "HEAD"] + $0) }
    #expect(folders.sorted() == whole.sorted())
  }
}
