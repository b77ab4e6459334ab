import Foundation
import Testing

@Suite("Shards of a run, and their reports put together")
struct ShardTests {
  private static let formats = [
    "text", "concise", "json", "junit", "sarif", "github", "gitlab", "markdown", "checkstyle", "rdjson",
  ]
  private let repository: TemporaryRepository

  /// The example repository with defects of every kind that its pipelines can have, and with names that are no text.
  init() throws {
    repository = try TemporaryRepository()
    let example = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../ExampleRepository")
    try repository.shell("cp -r \"$FROM/.\" .", environment: ["FROM": example.standardized.path]).expectSuccess()
    for number in 1...12 {
      try repository.writePipeline("team-\(number % 3)/job-\(number)", without: ["recipient", "period"][number % 2])
    }
    try repository.writePipeline("zoë/näppärä", without: "recipient")
    try repository.shell("cp -r team-1/job-1 \"$(printf 'team-1/caf\\351')\"").expectSuccess()
    // A long line, a byte order mark, line ends of Windows, and a line that is no text.
    let workflow = "team-0/job-3/workflow.yaml"
    let text = try repository.text(workflow)
    try repository.write("\u{FEFF}" + text.replacing("\n", with: "\r\n"), to: workflow)
    try repository.write("apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec: {a: \u{1B}[31m}\n", to: "bare/a.yaml")
    try repository.write("recurring_runs:\n- {name: x, cron: '0 5 * * *'}\n", to: "schedules/a/recurring_runs.yaml")
    try repository.commitAll()
  }

  /// Compares the reports of all shards, put together, with those of one run.
  private func expectSame(
    _ count: Int, _ arguments: [String], in folder: String = ".", formats: [String] = formats, at merge: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let reports = repository.path + "/.git/reports"
    try repository.makeFolder(".git/reports")
    func outputs(_ name: String) -> [String] { formats.flatMap { ["--output", "\($0):\(reports)/\(name).\($0)"] } }
    let whole = try repository.run(["lint"] + arguments + merge + outputs("whole"), in: folder)
    var names: [String] = []
    for index in 1...count {
      let name = "\(reports)/\(index).json"
      let shard = ["--shard", "\(index)/\(count)", "--output", "json:\(name)"]
      let run = try repository.run(["lint"] + arguments + shard, in: folder)
      #expect([0, whole.status].contains(run.status) || run.status == 1, "\(run)", sourceLocation: sourceLocation)
      names.append(name)
    }
    // The order in which they are named does not matter.
    let merged = try repository.run(["merge"] + names.reversed() + merge + outputs("merged"))
    #expect(merged.status == whole.status, "\(merged)", sourceLocation: sourceLocation)
    for format in formats {
      let (one, other) = (".git/reports/whole.\(format)", ".git/reports/merged.\(format)")
      if format == "markdown" {
        // A report in JSON has no pictures of pipelines.
        let text = try repository.text(one).replacing(
          /\n<details><summary>Tasks<\/summary>[\s\S]*?<\/details>\n/, with: "")
        try #expect(text == repository.text(other), "\(format)", sourceLocation: sourceLocation)
        continue
      }
      try #expect(repository.data(one) == repository.data(other), "\(format)", sourceLocation: sourceLocation)
    }
  }

  @Test(
    "The reports of all shards are those of one run, to the byte and in every format",
    arguments: [1, 3, Int.random(in: 4...12)])
  func workTree(_ count: Int) throws {
    try repository.write(
      "ignores:\n"
        + ["nowhere/**", "team-1/**"].map { "- {path: '\($0)', rule: params-missing, reason: a known one}\n" }
        .joined() + "pipelines: ['nothing/*']\njunit-granularity: category\n"
        + "docs-url: https://docs.example.com/kfplint/\n", to: ".kfplint.yaml")
    try expectSame(count, ["."])
  }

  @Test("So they are of a commit, a change, the index, and from a folder below")
  func sources() throws {
    let few = ["json", "text", "junit", "sarif"]
    try expectSame(3, ["--rev", "HEAD"], formats: few, at: ["--junit-extended", "--sarif-suppressed", "--no-fold"])
    try expectSame(2, [".", "../team-2"], in: "team-1", formats: few, at: ["--fail-on", "info"])
    for number in 1...9 {
      try repository.remove("team-\(number % 3)/job-\(number)/params/\(["period", "recipient"][number % 2])")
    }
    try repository.git("add", "--all")
    try expectSame(4, ["--staged"], formats: few)
    try repository.commitAll()
    try expectSame(4, ["--since", "HEAD~1", "team-1"], formats: few, at: ["--exit-zero"])
  }

  @Test("A baseline holds in every shard, and what it has of folders that are gone is told once")
  func baseline() throws {
    _ = try repository.kfplint("lint", "--write-baseline", "baseline.json")
    try repository.write("baseline: baseline.json\n", to: ".kfplint.yaml")
    try repository.remove("team-2/job-2")
    try repository.writePipeline("team-2/job-5")
    try repository.write("fail-on: info\nbaseline: baseline.json\n", to: ".kfplint.yaml")
    for count in [2, 7] { try expectSame(count, ["."], formats: ["json", "text", "junit"]) }
  }

  @Test("Shards take no copy of a folder for the folder, and do not follow renamed ones")
  func renamedFolder() throws {
    _ = try repository.kfplint("lint", "--write-baseline", "baseline.json")
    try repository.write("baseline: baseline.json\n", to: ".kfplint.yaml")
    try repository.move("team-1/job-1", to: "team-9/renamed")
    let states = try (1...4).map { try repository.kfplint("lint", "--shard", "\($0)/4").status }
    #expect(states.contains(1))
    #expect(try repository.kfplint("lint").status == 0)
  }

  @Test("A configuration with a mistake is told once, and nothing is green")
  func brokenConfiguration() throws {
    try repository.write("rules: {nonsense: off}\n", to: ".kfplint.yaml")
    try expectSame(3, ["."], formats: ["json", "text", "junit"])
  }

  @Test("Reports that do not belong together are refused, and it is said why")
  func refusals() throws {
    for index in 1...3 {
      _ = try repository.kfplint("lint", "--shard", "\(index)/3", "--output", "json:.git/\(index).json")
    }
    func expect(_ names: [String], _ words: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
      let run = try repository.run(["merge"] + names.map { ".git/\($0).json" } + ["--output", "json:.git/all.json"])
      #expect(run.status == 2 && run.output.isEmpty, "\(run)", sourceLocation: sourceLocation)
      #expect(run.error.contains(words), "\(run.error)", sourceLocation: sourceLocation)
      #expect(!repository.exists(".git/all.json"), sourceLocation: sourceLocation)
    }
    try expect(["1", "3"], "there is no report of shard 2/3")
    try expect(["2"], "there is no report of the shards 1/3, 3/3")
    try expect(["1", "2", "3", "2"], "shard 2/3 is there twice: .git/2.json and .git/2.json")
    try expect(["nothing"], "no such file")
    let second = try repository.text(".git/2.json")
    func expect(_ changed: String, _ words: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
      try repository.write(changed, to: ".git/changed.json")
      try expect(["1", "changed", "3"], words, sourceLocation: sourceLocation)
    }
    try expect(
      second.replacing(/"version": "[^"]*"/) { _ in #""version": "0.0.1""# }, "were written by different versions")
    try expect(second.replacing(#""head": ""#, with: #""head": "0"#), "are about different sources: worktree at")
    try expect(second.replacing(#""count": 3"#, with: #""count": 4"#), "changed.json is shard 2/4")
    try expect(second.replacing(/"digest": "../) { _ in #""digest": "xx"# }, "are not shards of one run")
    try expect(second.replacing(#""threshold": "error""#, with: #""threshold": "info""#), "have different --fail-on")
    try expect(
      second.replacing(#""schema": 1"#, with: #""schema": 2"#), "changed.json:2:13: the report has another version")
    try expect(second.replacing(#""schema": 1,"#, with: #""schema": 1"#), "changed.json:3:3: expected")
    try expect(String(second.dropLast(3)), "the JSON ends")
    try expect(second.replacing(#""threshold": "error""#, with: #""threshold": 1"#), "`threshold` has to be a text")
    try expect(second.replacing(#""kind": "pipeline""#, with: #""kind": "x""#), "`kind` has to be one of pipeline, ")
    try expect("[]", "`report` has to be an object")
    try expect("", "expected a JSON value, found no text")
    let whole = try repository.kfplint("lint", "--format", "json").output
    try expect(whole, "this is not the report of a shard")
    // A commit between two jobs.
    try repository.remove("team-1/job-1")
    _ = try repository.kfplint("lint", "--shard", "2/3", "--output", "json:.git/other.json")
    try expect(["1", "other", "3"], "are not shards of one run: their units")
  }

  @Test("A shard that could not look is told, and is no part of a whole")
  func failedShard() throws {
    _ = try repository.kfplint("lint", "--rev", "HEAD", "--shard", "1/2", "--output", "json:.git/1.json")
    let failed = try repository.kfplint("lint", "--rev", "nothing", "--shard", "2/2", "--output", "json:.git/2.json")
    #expect(failed.status == 2)
    let run = try repository.kfplint("merge", ".git/1.json", ".git/2.json")
    #expect(run.status == 2)
    #expect(run.error.contains("shard 2/2 could not be checked: "), "\(run.error)")
  }

  @Test(
    "The CI system says which shard a job is",
    arguments: [
      (["CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "3"], "shard 2/3"), (["CI_NODE_TOTAL": "1"], "shard 1/1"),
      (["CIRCLE_NODE_INDEX": "1", "CIRCLE_NODE_TOTAL": "3"], "shard 2/3"),
      (["BUILDKITE_PARALLEL_JOB": "0", "BUILDKITE_PARALLEL_JOB_COUNT": "3"], "shard 1/3"),
      (["BITBUCKET_PARALLEL_STEP": "2", "BITBUCKET_PARALLEL_STEP_COUNT": "3"], "shard 3/3"),
      (["SYSTEM_JOBPOSITIONINPHASE": "3", "SYSTEM_TOTALJOBSINPHASE": "3"], "shard 3/3"),
      (["CI_NODE_INDEX": "4", "CI_NODE_TOTAL": "3"], "CI_NODE_INDEX and CI_NODE_TOTAL of GitLab CI are 4 and 3"),
      (["GITHUB_ACTIONS": "true"], "name the shard, as in --shard 2/4"),
    ])
  func automatic(_ environment: [String: String], _ words: String) throws {
    let run = try repository.kfplint("lint", "--shard", "auto", environment: environment)
    #expect(run.error.contains(words), "\(run.error)")
  }

  @Test("Other values are refused", arguments: ["0/4", "5/4", "2", "1/0", "a/b", "1/2/3", "/"])
  func refusedValues(_ value: String) throws {
    let run = try repository.kfplint("lint", "--shard", value)
    #expect(run.status == 2)
    #expect(run.error.contains("write I/N, such as 2/4, or auto"), "\(run.error)")
  }
}
