import Foundation
import Testing

@Suite("How many findings there were at each of the last commits")
struct StatsTests {
  private let repository: TemporaryRepository

  /// Seven commits: pipelines come, get worse and better, are renamed, and the configuration changes.
  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("team-1/report", without: "recipient")
    try repository.writePipeline("team-2/report", without: "recipient")
    try repository.commitAll()
    try repository.writePipeline("team-1/sales", without: "recipient", "period")
    try repository.commitAll()
    try repository.writePipeline("team-1/report")
    try repository.write(
      "recurring_runs:\n" + Job(name: "nightly", cron: "0 5 * * *").text, to: "shop/recurring_runs.yaml")
    try repository.commitAll()
    try repository.move("team-1/sales", to: "team-1/orders")
    try repository.commitAll()
    try repository.write(
      "rules: {params-missing: warning}\nignores: [{path: 'team-2/**', rule: params-missing, reason: known}]\n",
      to: ".kfplint.yaml")
    try repository.commitAll()
    try repository.git("checkout", "--quiet", "-b", "topic")
    try repository.writePipeline("team-1/orders")
    try repository.commitAll()
    try repository.git("checkout", "--quiet", "main")
    try repository.git("merge", "--quiet", "--no-ff", "--message", "Merge", "topic")
    try repository.write("a note\n", to: "README.md")
    try repository.commitAll()
  }

  private struct Document: Decodable {
    struct Commit: Decodable {
      struct Rule: Decodable {
        let rule: String
        let errors: Int
      }
      struct Folder: Decodable {
        let folder: String
        let errors: Int
        let warnings: Int
      }
      let commit: String
      let units: Int
      let errors: Int
      let warnings: Int
      let infos: Int
      let suppressed: Int
      let rules: [Rule]
      let folders: [Folder]
    }
    let commits: [Commit]
  }

  private struct Report: Decodable {
    struct Summary: Decodable {
      let units: Int
      let errors: Int
      let warnings: Int
      let infos: Int
      let suppressed: Int
    }
    let summary: Summary
  }

  private func document(_ arguments: String...) throws -> Document {
    let run = try repository.run(["stats", "--format", "json"] + arguments)
    #expect(run.status == 0, "\(run)")
    return try JSONDecoder().decode(Document.self, from: run.outputBytes)
  }

  @Test("What is told of a commit is what a check of it finds, also after other commits")
  func sameAsLint() throws {
    let document = try document()
    let line = try repository.git("log", "--first-parent", "--reverse", "--format=%H").split(separator: "\n").map(
      String.init)
    #expect(document.commits.map(\.commit) == line)
    #expect(line.count == 7)
    for commit in document.commits {
      let run = try repository.kfplint("lint", "--rev", commit.commit, "--format", "json")
      let summary = try JSONDecoder().decode(Report.self, from: run.outputBytes).summary
      #expect(commit.units == summary.units, "\(commit)")
      #expect(commit.errors == summary.errors, "\(commit)")
      #expect(commit.warnings == summary.warnings, "\(commit)")
      #expect(commit.infos == summary.infos, "\(commit)")
      #expect(commit.suppressed == summary.suppressed, "\(commit)")
      #expect(commit.folders.map(\.errors).reduce(0, +) == commit.errors)
      #expect(commit.rules.map(\.errors).reduce(0, +) == commit.errors)
    }
  }

  @Test("As many commits as were asked for, or those since the merge base")
  func parts() throws {
    #expect(try document("--history", "2").commits.count == 2)
    #expect(try document("--since", "HEAD~2").commits.count == 3)
    #expect(try document("--since", "topic~1").commits.count == 3)
  }

  @Test("As text: a bar for each commit, in ASCII where a terminal shows no more, and the same at each run")
  func text() throws {
    let run = try repository.kfplint("stats")
    try expectSnapshot(run.output, "stats.txt")
    #expect(try repository.kfplint("stats").output == run.output)
    let terminal = try repository.shell(
      #"script -qec "\"$KFPLINT\" stats --color never" /dev/null"#, environment: ["LC_ALL": "C"])
    #expect(terminal.output.utf8.allSatisfy { $0 < 0x80 }, "\(terminal.output)")
  }

  @Test("What is no commit, or has no such history, is exit status 2 and a sentence")
  func refusals() throws {
    func expect(_ arguments: [String], _ words: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
      let run = try repository.run(["stats"] + arguments)
      #expect(run.status == 2 && run.output.isEmpty, "\(run)", sourceLocation: sourceLocation)
      #expect(run.error.contains(words), "\(run.error)", sourceLocation: sourceLocation)
    }
    try expect(["--since", "nothing"], #"there is no commit, tag or tree "nothing" here"#)
    try expect(["--history", "0"], "--history has to be a number from 1")
    try expect(["--history", "2", "--since", "HEAD~1"], "cannot be combined")
    try repository.git("checkout", "--quiet", "--orphan", "other")
    try repository.git("commit", "--quiet", "--allow-empty", "--message", "Other")
    try expect(["--since", "main"], "HEAD and main share no history")
    let folder = try TemporaryFolder()
    #expect(try folder.kfplint("stats").error.contains("not in a git repository"))
  }

  @Test("A shallow clone says where its history ends")
  func shallow() throws {
    try repository.shell("git clone --quiet --depth 3 file://$PWD .git/clone").expectSuccess()
    let run = try repository.kfplint("stats", "--format", "json", in: ".git/clone")
    #expect(run.status == 0)
    #expect(try JSONDecoder().decode(Document.self, from: run.outputBytes).commits.count == 3)
    #expect(run.error.contains("this is a shallow clone, whose history ends after 3 commits"), "\(run.error)")
  }

  @Test("A commit whose configuration has a mistake is told, and is not green")
  func brokenConfiguration() throws {
    try repository.write("rules: {nonsense: off}\n", to: ".kfplint.yaml")
    try repository.commitAll()
    let run = try repository.kfplint("stats", "--history", "2")
    #expect(run.status == 2)
    #expect(run.error.contains("1 could not be read"), "\(run.error)")
    #expect(run.output.hasPrefix("2 commits from "))
  }
}
