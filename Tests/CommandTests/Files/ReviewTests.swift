import Foundation
import Testing

/// What reaches a reviewer: paths that start at the repository's top, the summary of a job, and a part of a change.
@Suite("Reports for a review")
struct ReviewTests {
  private let repository: TemporaryRepository

  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("team-a/report", without: "recipient")
    try repository.writePipeline("team-b/report", without: "recipient")
  }

  @Test(
    "Paths start at the repository's top, from wherever they were reached",
    arguments: ["github", "sarif", "gitlab", "checkstyle", "rdjson", "markdown"])
  func paths(_ format: String) throws {
    let top = try repository.kfplint("lint", "team-a", "--format", format)
    let below = try repository.kfplint("lint", ".", "--format", format, in: "team-a")
    let beside = try repository.kfplint("lint", "../team-a", "--format", format, in: "team-b")
    #expect(top.output.contains("team-a/report"))
    #expect(top.output == below.output)
    #expect(top.output == beside.output)
  }

  @Test("JUnit's files do as well")
  func junitFile() throws {
    let run = try repository.kfplint("lint", "--format", "junit", "--junit-extended", in: "team-a/report")
    #expect(run.output.contains(#"file="team-a/report/"#))
  }

  @Test("A run adds to the summary of a job on GitHub, and a summary that cannot be written is a note")
  func stepSummary() throws {
    try repository.write("before\n", to: "summary")
    let file = repository.path + "/summary"
    _ = try repository.kfplint("lint", environment: ["GITHUB_STEP_SUMMARY": file])
    let text = try repository.text("summary")
    #expect(text.hasPrefix("before\n### kfplint: 2 errors; 2 pipelines checked\n"))
    #expect(text.contains("also in 1 other pipeline"))
    let full = try repository.kfplint("lint", environment: ["GITHUB_STEP_SUMMARY": "/dev/full"])
    #expect(full.status == 1)
    #expect(full.error.contains("note: the summary of the job: "))
  }

  @Test("GitHub's commands are commands on standard output, and text of a repository is not one")
  func commands() throws {
    try repository.write("## [x] ##[error]y\n", to: "team-a/report/::error::x")
    let run = try repository.kfplint("lint", "--format", "github", "--no-fold")
    let commands = run.output.split(separator: "\n").filter { $0.hasPrefix("::") }
    #expect(commands.count == 2)
    #expect(commands.allSatisfy { $0.hasPrefix("::error file=team-") })
  }

  @Test("A path beside a source limits the check to what lies there", arguments: ["--staged", "--rev", "--since"])
  func limits(_ option: String) throws {
    try repository.commitAll()
    for team in ["team-a", "team-b"] { try repository.write("changed\n", to: "\(team)/report/params/day") }
    if option == "--since" { try repository.commitAll() } else { try repository.git("add", "--all") }
    let source = option == "--staged" ? [option] : [option, option == "--rev" ? "HEAD" : "HEAD~1"]
    func places(_ arguments: [String], in folder: String = ".") throws -> Int {
      let run = try repository.run(["lint", "--format", "concise"] + source + arguments, in: folder)
      #expect(run.status == (run.output.isEmpty ? 0 : 1), "\(run)")
      return run.output.split(separator: "\n").count { $0.contains("params-missing") }
    }
    #expect(try places([]) == 2)
    #expect(try places(["team-a"]) == 1)
    #expect(try places(["."], in: "team-b") == 1)
    #expect(try places(["team-a/report/workflow.yaml"]) == 1)
    #expect(try places(["team-a", "team-b"]) == 2)
    #expect(try places(["nowhere"]) == 0)
    #expect(try repository.run(["lint"] + source + [".."]).status == 2)
  }

  @Test("--only runs one rule, and --statistics counts")
  func onlyAndStatistics() throws {
    let none = try repository.kfplint("lint", "--only", "params-type")
    #expect(none.status == 0)
    let one = try repository.kfplint("lint", "--only", "params-missing", "--statistics")
    #expect(one.status == 1)
    #expect(one.output.contains("2        -        -  params-missing\n"))
    #expect(one.output.contains("1        -        -  team-a\n"))
  }

  @Test("The configuration decides what a test of JUnit stands for, and the command line before it")
  func granularity() throws {
    try repository.write("junit-granularity: unit\n", to: ".kfplint.yaml")
    #expect(try repository.kfplint("lint", "--format", "junit").output.contains(#"name="all-rules""#))
    let categories = try repository.kfplint("lint", "--format", "junit", "--junit-granularity", "category")
    #expect(categories.output.contains(#"<testcase name="parameters""#))
    try repository.write("junit-granularity: folder\n", to: ".kfplint.yaml")
    #expect(try repository.kfplint("lint").status == 2)
  }

  @Test("The time of a report of files on disk is that of the commit that is checked out")
  func time() throws {
    try repository.commitAll()
    let run = try repository.kfplint("lint", "--format", "junit")
    #expect(run.output.contains(#"timestamp="2026-03-02T09:14:05""#))
  }
}
