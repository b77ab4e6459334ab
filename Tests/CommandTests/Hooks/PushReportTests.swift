import Foundation
import Testing

/// What is reported of the refs of one push together.
@Suite("The report on a push")
struct PushReportTests {
  private let repositories: PushRepositories
  private var client: TemporaryRepository { repositories.client }

  init() throws { repositories = try PushRepositories() }

  @Test("is one JSON document and one JUnit document, whatever it brings")
  func documents() throws {
    try repositories.commitBroken("sales")
    try repositories.branch("one")
    try repositories.commitBroken("stock")
    let (main, one) = (try client.git("rev-parse", "main"), try client.git("rev-parse", "one"))
    let base = try client.git("rev-parse", "main~1")
    let zero = String(repeating: "0", count: 40)
    let lines = "main \(main) refs/heads/main \(base)\n@{1 day ago} \(one) refs/heads/one \(zero)\n"
    let run = try client.kfplint(
      "hook", "pre-push", "--format", "json", "--output", "junit:results.xml", "origin", "url", input: Data(lines.utf8))
    #expect(run.status == 1)
    let document = try #require(try JSONSerialization.jsonObject(with: run.outputBytes) as? [String: Any])
    let source = try #require(document["source"] as? [String: Any])
    #expect(source["kind"] as? String == "range")
    #expect(source["head"] is NSNull)
    #expect(
      source["refs"] as? [[String: String]] == [
        ["name": "refs/heads/main", "head": main, "base": base], ["name": "refs/heads/one", "head": one, "base": base],
      ])
    let findings = try #require(document["findings"] as? [[String: Any]])
    #expect(
      findings.map { $0["refs"] as? [String] } == [["refs/heads/main", "refs/heads/one"], ["refs/heads/one"]])
    let units = try #require(document["units"] as? [[String: String]])
    #expect(units.map { $0["path"] } == ["sales", "stock"])
    let report = try client.text("results.xml")
    #expect(report.ranges(of: "<testsuite ").count == 2)
    #expect(report.ranges(of: "<failure ").count == 2)
    #expect(report.contains("note: pushed to main and one"))

    let concise = try client.kfplint(
      "hook", "pre-push", "--format", "concise", "origin", "url", input: Data(lines.utf8))
    #expect(concise.output.contains("has no file in params/ (pushed to main and one)\n"))
    let nothing = try client.kfplint(
      "hook", "pre-push", "--format", "json", "origin", "url",
      input: Data("(delete) \(zero) refs/heads/main \(base)\n".utf8))
    #expect(nothing.status == 0)
    #expect(nothing.output.contains(#""source": {"kind": "range", "head": null, "base": null}"#))
  }

  @Test("of two refs that change a pipeline and the schedule in its folder reports both")
  func pipelineAndSchedule() throws {
    try repositories.commitSound("sales")
    try client.write("recurring_runs:\n- name: nightly\n", to: "sales/recurring_runs.yaml")
    try client.git("add", "--all")
    try client.git("commit", "--quiet", "--message", "Schedule sales")
    try repositories.branch("one")
    try client.write("recurring_runs:\n- name: daily\n", to: "sales/recurring_runs.yaml")
    try client.git("commit", "--quiet", "--all", "--message", "Schedule sales by day")
    let base = try client.git("rev-parse", "main~2")
    let lines = try ["main", "one"].map { "\($0) \(try client.git("rev-parse", $0)) refs/heads/\($0) \(base)\n" }
    let run = try client.kfplint(
      "hook", "pre-push", "--format", "json", "origin", "url", input: Data(lines.joined().utf8))
    let document = try #require(try JSONSerialization.jsonObject(with: run.outputBytes) as? [String: Any])
    let units = try #require(document["units"] as? [[String: String]])
    #expect(units.map { $0["path"] } == ["sales", "sales"])
    #expect(units.map { $0["kind"] } == ["pipeline", "schedule"])
    #expect(run.closing.hasPrefix("checked 1 pipeline, 1 schedule folder, "))
  }
}
