import Foundation
import Testing

@Suite("Schedules, by the program")
struct ScheduleTests {
  private let repository: TemporaryRepository

  init() throws {
    repository = try TemporaryRepository()
    // Where the pipelines come from is another suite's.
    try repository.write("rules: {schedule-source: off}\n", to: ".kfplint.yaml")
    try repository.write("experiments:\n  - name: orders\n", to: "shop/experiments.yaml")
    try repository.write(Self.runs(cron: "0 10 10 * * *"), to: "shop/recurring_runs.yaml")
  }

  private static func runs(cron: String, more: String = "") -> String {
    """
    recurring_runs:
      - pipeline_source:
          github_owner: acme
          github_repo: pipelines
          git_reference: 4f0c2b7d9e1a83655c0d7be21f94a6c83d20e5b1
          file_path: orders/RENDERED_PIPELINE/workflow.yaml
        job:
          enabled: true
          name: nightly-orders
          experiment: orders
          max_concurrency: 1
          trigger:
            catchup: false
            cron: "\(cron)"
    \(more)

    """
  }

  @Test("A folder of schedules is checked with the rest, and counted")
  func whole() throws {
    try repository.writePipeline("orders")
    let run = try repository.kfplint("lint", "--format", "concise")
    #expect(run.status == 0, "\(run)")
    #expect(run.closing == "checked 1 pipeline, 1 schedule folder")
  }

  @Test(
    "Either file stands for the schedules of its team",
    arguments: ["shop", "shop/recurring_runs.yaml", "shop/experiments.yaml"])
  func named(_ path: String) throws {
    try repository.write(Self.runs(cron: "10 10 * * *"), to: "shop/recurring_runs.yaml")
    let run = try repository.kfplint("lint", "--format", "concise", "--fail-on", "warning", path)
    #expect(run.status == 1)
    #expect(
      run.output == """
        shop/recurring_runs.yaml:14:15: warning[schedule-cron] "10 10 * * *" has five fields, so it runs every hour at \
        minute 10, second 10

        """)
    #expect(run.closing == "checked 1 schedule folder")
  }

  @Test("From inside its folder a file stands for the same schedules")
  func inside() throws {
    try repository.write(Self.runs(cron: "x"), to: "shop/recurring_runs.yaml")
    let run = try repository.kfplint("lint", "--format", "concise", "recurring_runs.yaml", in: "shop")
    #expect(run.reported == ["recurring_runs.yaml schedule-cron"])
  }

  @Test("Standard input is a file by itself, of which the other one is not missed")
  func standardInput() throws {
    let run = try repository.kfplint(
      "lint", "--format", "concise", "--stdin-path", "shop/recurring_runs.yaml", "-",
      input: Data(Self.runs(cron: "0 0 0 31 2 *").utf8))
    #expect(run.reported == ["shop/recurring_runs.yaml schedule-cron"])
  }

  @Test("A commit that changes schedules is checked, one that changes something else is not")
  func staged() throws {
    try repository.commitAll()
    try repository.write("hello\n", to: "README.md")
    try repository.git("add", "--all")
    #expect(try repository.kfplint("lint", "--staged").closing.contains("touches no pipeline or schedule"))
    try repository.write("experiments:\n  - name: order\n", to: "shop/experiments.yaml")
    try repository.git("add", "--all")
    let run = try repository.kfplint("lint", "--staged", "--format", "concise")
    #expect(run.status == 1)
    #expect(run.reported == ["shop/recurring_runs.yaml schedule-experiment"])
    #expect(run.closing == "checked 1 schedule folder, staged")
  }

  @Test("A declared folder has to have its file of jobs, whatever is in it")
  func declared() throws {
    try repository.write("rules: {schedule-source: off}\nschedules: [\"teams/*\"]\n", to: ".kfplint.yaml")
    try repository.write("experiments: []\n", to: "teams/stock/experiments.yaml")
    let run = try repository.kfplint("lint", "--format", "concise")
    #expect(run.reported == ["teams/stock schedule-structure"])
  }

  @Test("Reports name the unit's kind")
  func json() throws {
    let run = try repository.kfplint("lint", "--format", "json")
    #expect(run.output.contains(#"{"path": "shop", "kind": "schedule", "status": "checked"}"#))
    let junit = try repository.kfplint("lint", "--format", "junit")
    #expect(junit.output.contains(#"name="schedule-cron""#) && junit.output.contains("kfplint.shop"))
    #expect(!junit.output.contains("template-unused"))
  }

  @Test("The coming runs of each job are printed, as text and as JSON")
  func next() throws {
    let text = try repository.kfplint(
      "schedule", "next", "shop/recurring_runs.yaml", "--count", "2", "--from", "2030-01-01T00:00:00Z")
    #expect(text.status == 0)
    #expect(text.output == "nightly-orders: every day at 10:10\n  2030-01-01T10:10:00Z\n  2030-01-02T10:10:00Z\n")
    let json = try repository.kfplint(
      "schedule", "next", "-", "--count", "1", "--from", "2030-01-01T00:00:00Z", "--format", "json",
      input: Data(Self.runs(cron: "10 10 * * *").utf8))
    #expect(json.status == 0)
    let jobs = try Self.jobs(json)
    #expect(jobs.count == 1)
    #expect(jobs.first?["job"] as? String == "nightly-orders")
    #expect(jobs.first?["cron"] as? String == "10 10 * * *")
    #expect(jobs.first?["next"] as? [String] == ["2030-01-01T00:10:10Z"])
  }

  @Test("A folder stands for all teams below it")
  func nextOfAllTeams() throws {
    try repository.write(Self.runs(cron: "10 10 * * *"), to: "teams/a/recurring_runs.yaml")
    try repository.write(Self.runs(cron: "0 0 7 * * *"), to: "teams/b/recurring_runs.yaml")
    let arguments = ["schedule", "next", "teams", "--count", "1", "--from", "2030-01-01T00:00:00Z"]
    let text = try repository.run(arguments)
    #expect(
      text.output == """
        teams/a/recurring_runs.yaml
          nightly-orders: every hour at minute 10, second 10
            2030-01-01T00:10:10Z
        teams/b/recurring_runs.yaml
          nightly-orders: every day at 07:00
            2030-01-01T07:00:00Z

        """, "\(text)")
    let jobs = try Self.jobs(repository.run(arguments + ["--format", "json"]))
    #expect(jobs.map { $0["file"] as? String } == ["teams/a/recurring_runs.yaml", "teams/b/recurring_runs.yaml"])
    try repository.makeFolder("empty")
    let none = try repository.kfplint("schedule", "next", "empty")
    #expect(none.status == 2)
    #expect(none.error == "error: empty: holds no recurring_runs.yaml, nor does a folder in it\n", "\(none)")
  }

  @Test("An expression that is refused is an error in its job, and exit status 1")
  func refused() throws {
    let run = try repository.kfplint(
      "schedule", "next", "-", "--format", "json", input: Data(Self.runs(cron: "0 0 0 * * 7").utf8))
    #expect(run.status == 1)
    let jobs = try Self.jobs(run)
    #expect(jobs.first?["error"] as? String == "7 is above 6, the last day of the week")
    #expect(jobs.first?["next"] == nil)
  }

  @Test("A date that never comes has no runs, and is no error")
  func never() throws {
    let run = try repository.kfplint(
      "schedule", "next", "-", "--format", "json", input: Data(Self.runs(cron: "0 0 0 31 2 *").utf8))
    #expect(run.status == 0)
    let jobs = try Self.jobs(run)
    #expect(jobs.first?["next"] as? [String] == [])
  }

  @Test(
    "What cannot be read is exit status 2",
    arguments: [
      ["missing.yaml"], ["shop/recurring_runs.yaml", "--from", "noon"], ["shop/recurring_runs.yaml", "--count", "0"],
    ])
  func unreadable(_ arguments: [String]) throws {
    #expect(try repository.run(["schedule", "next"] + arguments).status == 2)
    #expect(try repository.kfplint("schedule", "next", "-", input: Data("a: [".utf8)).status == 2)
    #expect(try repository.kfplint("schedule", "next", "-", input: Data("a: 1\n".utf8)).status == 2)
  }

  @Test("The fields of an expression are explained")
  func explain() throws {
    let run = try repository.kfplint("explain", "schedule-cron")
    #expect(run.status == 0)
    #expect(run.output.contains("| second | 0-59 |"))
  }

  /// The jobs of a document of version 1.
  private static func jobs(_ run: ProgramRun) throws -> [[String: Any]] {
    let document = try #require(try JSONSerialization.jsonObject(with: run.outputBytes) as? [String: Any])
    #expect(document["schema"] as? Int == 1)
    return try #require(document["jobs"] as? [[String: Any]])
  }
}
