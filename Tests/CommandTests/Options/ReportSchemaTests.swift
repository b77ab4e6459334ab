import Foundation
import TestSupport
import Testing

/// The documents for programs are what `Documentation/schemas` says, and have nothing that it does not say.
@Suite("The published schemas")
struct ReportSchemaTests {
  private let repository: TemporaryRepository

  init() throws { repository = try TemporaryRepository() }

  @Test("describe the report of lint, of every kind of source")
  func lint() throws {
    try repository.writePipeline("report", without: "recipient")
    try repository.commitAll()
    try expect(repository.kfplint("lint", "--format", "json"), "lint", status: 1)
    try expect(repository.kfplint("lint", "--rev", "HEAD", "--format", "json"), "lint", status: 1)
    try expect(repository.kfplint("lint", "--shard", "1/1", "--format", "json"), "lint", status: 1)
    try repository.writePipeline("other", without: "day")
    try repository.write("rules: {params-missing: off}\n", to: ".kfplint.yaml")
    try repository.git("add", "--all")
    try expect(repository.kfplint("lint", "--staged", "--format", "json"), "lint", status: 0)
    try repository.write(
      "ignores: [{path: report, rule: params-missing, reason: known, until: 2099-01-01}]\n", to: ".kfplint.yaml")
    try expect(repository.kfplint("lint", "--format", "json"), "lint", status: 0)
    try repository.move("report/params/period", to: "report/params/Period")
    try repository.write("day\n", to: "other/params/recipient")
    try repository.write("mac", to: "other/params/.DS_Store")
    try expect(repository.kfplint("lint", "--format", "json"), "lint", status: 1)
    try repository.write("rules: {nonsense: off}\n", to: ".kfplint.yaml")
    try expect(repository.kfplint("lint", "--format", "json"), "lint", status: 2)
    try expect(repository.kfplint("lint", "--rev", "nothing", "--format", "json"), "lint", status: 2)
  }

  @Test("describe the findings of the last commits")
  func stats() throws {
    try repository.writePipeline("report", without: "recipient")
    try repository.commitAll()
    try expect(repository.kfplint("stats", "--format", "json"), "stats", status: 0)
  }

  @Test("describe the list of rules")
  func rules() throws {
    try repository.write(
      "policies: [{name: own, on: job, severity: off, validations: [{expression: 'true'}]}]\n", to: ".kfplint.yaml")
    try expect(repository.kfplint("rules", "--format", "json"), "rules", status: 0)
  }

  @Test("describe the coming runs, and why there are none")
  func comingRuns() throws {
    let jobs = [Job(name: "nightly"), Job(name: "broken", cron: "0 0 0 * * 7")]
    try repository.write("recurring_runs:\n" + jobs.map(\.text).joined(), to: "recurring_runs.yaml")
    let run = try repository.kfplint("schedule", "next", ".", "--from", "2030-01-01", "--format", "json")
    try expect(run, "schedule-next", status: 1)
  }

  @Test("describe a plan")
  func plan() throws {
    try repository.git("remote", "add", "origin", "https://github.com/acme/pipelines.git")
    try repository.writePipeline("orders")
    try repository.write("experiments:\n  - name: sales\n", to: "shop/experiments.yaml")
    try repository.write("recurring_runs:\n" + Job(name: "nightly").text, to: "shop/recurring_runs.yaml")
    try repository.commitAll()
    try repository.write(
      try repository.text("orders/workflow.yaml").replacing("4.2", with: "4.3"), to: "orders/workflow.yaml")
    let jobs = [Job(name: "nightly", cron: "0 0 4 * * *"), Job(name: "new")]
    try repository.write("recurring_runs:\n" + jobs.map(\.text).joined(), to: "shop/recurring_runs.yaml")
    try repository.git("add", "--all")
    try expect(repository.kfplint("plan", "--at", "2030-06-01", "--format", "json"), "plan", status: 0)
  }

  @Test("describe a comparison")
  func comparison() throws {
    try repository.writePipeline("a")
    try repository.writePipeline("b", PipelineText(required: ["day", "recipient"]))
    let text = try repository.text("b/workflow.yaml").replacing("reports.send]", with: "\"a\\nb\"]")
    try repository.write(text.replacing("reports:4.2", with: "reports:4.3"), to: "b/workflow.yaml")
    try expect(repository.kfplint("compare", "a", "b", "--format", "json"), "compare", status: 1)
    try expect(repository.kfplint("compare", "a", "a", "--format", "json"), "compare", status: 0)
    try repository.write("a: [", to: "b/workflow.yaml")
    try expect(repository.kfplint("compare", "a", "b", "--format", "json"), "compare", status: 2)
    try repository.git("add", "--all")
    try expect(repository.kfplint("compare", "--format", "json"), "compare", status: 1)
  }

  private func expect(
    _ run: ProgramRun, _ name: String, status: Int32, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(run.status == status, "\(run)", sourceLocation: sourceLocation)
    let schemas = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Documentation/schemas/\(name).schema.json").standardized
    let schema = try PublishedSchema(contentsOf: schemas, closed: true)
    let complaints = schema.complaints(about: try JSONSerialization.jsonObject(with: run.outputBytes))
    #expect(complaints.isEmpty, "\(complaints.prefix(5))", sourceLocation: sourceLocation)
  }
}
