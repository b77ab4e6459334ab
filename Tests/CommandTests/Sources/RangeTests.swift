import Foundation
import Testing

/// What `kfplint lint --range` and `--since` look at.
@Suite("A range")
struct RangeTests {
  private let repository: TemporaryRepository

  /// Since they parted, `main` got the broken pipeline `stock` and `topic` the broken pipeline `sales`; what was there
  /// before, `old`, is broken too.
  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("old", without: "recipient")
    try repository.commitAll()
    try repository.git("checkout", "--quiet", "-b", "topic")
    try repository.writePipeline("sales", without: "recipient")
    try repository.commitAll()
    try repository.git("checkout", "--quiet", "main")
    try repository.writePipeline("stock", without: "recipient")
    try repository.commitAll()
    try repository.git("tag", "-a", "-m", "One", "v1")
    try repository.git("checkout", "--quiet", "topic")
  }

  @Test(
    "is what the second commit changes since its merge base with the first, with two dots and with three",
    arguments: [
      ["--range", "main..topic"], ["--range", "main...topic"], ["--range", "main.."], ["--range", "main..."],
      ["--range", "v1..HEAD"], ["--range", "HEAD~1..topic"], ["--since", "main"], ["--since", "HEAD~1"],
    ])
  func mergeBase(_ options: [String]) throws {
    let run = try repository.run(["lint", "--format", "concise"] + options)
    #expect(run.status == 1)
    #expect(run.reported == ["sales/workflow.yaml params-missing"])
    #expect(run.closing == "checked 1 pipeline, at \(try short("topic"))")
  }

  @Test("may have HEAD on its left side", arguments: ["..main", "...main", "HEAD..main", "topic..main"])
  func headFirst(_ range: String) throws {
    let run = try repository.kfplint("lint", "--format", "concise", "--range", range)
    #expect(run.reported == ["stock/workflow.yaml params-missing"])
  }

  @Test("is a range in the JSON report, from the merge base")
  func json() throws {
    let run = try repository.kfplint("lint", "--format", "json", "--range", "main..topic")
    let (head, base) = (try repository.git("rev-parse", "topic"), try repository.git("rev-parse", "main~1"))
    #expect(run.output.contains(#""source": {"kind": "range", "head": "\#(head)", "base": "\#(base)"},"#))
  }

  @Test("with --all is the second commit as a whole")
  func all() throws {
    let run = try repository.kfplint("lint", "--format", "concise", "--range", "main..topic", "--all")
    #expect(run.reported == ["old/workflow.yaml params-missing", "sales/workflow.yaml params-missing"])
  }

  @Test("that changes no pipeline is nothing to check, and a deletion is a change")
  func deletion() throws {
    let nothing = try repository.kfplint("lint", "--range", "topic..main~1")
    #expect(nothing.status == 0)
    let commit = try short("main~1")
    #expect(nothing.closing == "nothing to check: the change touches no pipeline or schedule, at \(commit)")
    try repository.git("rm", "--quiet", "-r", "old/params")
    try repository.commitAll()
    let run = try repository.kfplint("lint", "--format", "concise", "--since", "HEAD~1")
    #expect(run.status == 1)
    #expect(Set(run.reported) == ["old/workflow.yaml params-missing"])
  }

  @Test("between histories that share nothing is all of the second commit, which is said")
  func unrelated() throws {
    try repository.git("checkout", "--quiet", "--orphan", "fresh")
    try repository.commitAll()
    let run = try repository.kfplint("lint", "--format", "concise", "--range", "main..fresh")
    #expect(run.status == 1)
    #expect(run.reported == ["old/workflow.yaml params-missing", "sales/workflow.yaml params-missing"])
    #expect(run.error.hasPrefix("note: main and fresh share no history, so all of fresh is checked\n"))
  }

  @Test("in a shallow clone that does not show the merge base is an error that says what brings it")
  func shallow() throws {
    let folder = try TemporaryFolder()
    try folder.shell(
      "git clone --quiet --depth 1 --no-single-branch --branch topic 'file://\(repository.path)' clone"
    ).expectSuccess()
    let run = try folder.kfplint("lint", "--range", "origin/main..HEAD", in: "clone")
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.error.hasPrefix("error: this is a shallow clone, and its history has no merge base of "))
    #expect(run.error.contains("`git fetch --deepen=100`"))
    #expect(run.error.contains("fetch-depth: 0"))
    try folder.shell("cd clone && git fetch --quiet --deepen=1").expectSuccess()
    let whole = try folder.kfplint("lint", "--format", "concise", "--range", "origin/main..HEAD", in: "clone")
    #expect(whole.reported == ["sales/workflow.yaml params-missing"])
  }

  @Test(
    "of what does not exist, or has no history, is an error",
    arguments: ["gone..HEAD", "main..gone", "main..HEAD^{tree}", "main:old/workflow.yaml..HEAD", "-x..HEAD"])
  func missing(_ range: String) throws {
    let run = try repository.kfplint("lint", "--range=\(range)")
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.error.hasPrefix("error: "))
  }

  @Test(
    "stands alone, and is none where a variable in a script was empty",
    arguments: [
      ["--range", "main..", "--staged"], ["--range", "main..", "--rev", "HEAD"], ["--range", "main..", "--since", "x"],
      ["--since", "main", "--staged"], ["--range", "main"], ["--range", ".."],
      ["--range", "..HEAD"], ["--range", "..."], ["--range", "a..b..c"], ["--since="], ["--range="],
    ])
  func usage(_ options: [String]) throws {
    let run = try repository.run(["lint"] + options)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.error.contains("Usage: kfplint"))
  }

  private func short(_ revision: String) throws -> String {
    try repository.git("rev-parse", "--short=7", revision)
  }
}
