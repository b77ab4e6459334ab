import Diagnostics
import Foundation
import TestSupport
import Testing

/// Schedules that are broken in every way that makes the reference reconciler crash, and in more.
@Suite("Broken schedules")
struct BrokenScheduleTests {
  @Test(
    "Anything else than a mapping of jobs has one finding",
    arguments: [
      "recurring_runs:\n", "recurring_runs: nightly\n", "recurring_runs: {job: {}}\n", "recurring_runs: [5]\n",
      "recurring_runs: [[]]\n", "recurring_runs: [~]\n", "- recurring_runs: []\n- pipeline_source\n",
      "pipeline_source\n",
      "recurring_runs: []\nmore: 1\n", "recurring_runs: []\n? [a]\n: b\n", "recurring_runs: [\n",
      "recurring_runs: []\n2030-01-01: x\n", "recurring_runs: &a [*a]\n", "recurring_run: []\n# pipeline_source\n",
      "", "# nothing\n", "---\n", "~\n",
    ])
  func shape(_ runs: String) async throws {
    let findings = try await ScheduleFolder(runs: runs, experiments: "experiments: []\n").findings
    #expect(findings.count == 1, "\(findings.map(\.message))")
    #expect(findings.allSatisfy { $0.severity == .error && $0.help != nil && $0.location.path.name != "team" })
  }

  @Test("Every value of a job may be of any kind, and each is told at its place")
  func everyValue() async throws {
    let job = """
      recurring_runs:
        - pipeline_source: V
          job:
            enabled: true
            name: nightly
            experiment: orders
            max_concurrency: 1
            trigger: {catchup: false, cron: '@daily'}

      """
    let keys = ["V", "true", "nightly", "orders", "1", "{catchup: false, cron: '@daily'}", "false", "'@daily'"]
    let values = [
      "~", "5", "1.5", "text", "[]", "{}", "[[{}]]", "{a: {b: c}}", "2030-01-01", "2030-01-01T00:00:00Z", "yes", "*x",
    ]
    for key in keys {
      for value in values {
        let range = try #require(job.range(of: key))
        let findings = try await ScheduleFolder(runs: job.replacingCharacters(in: range, with: value)).findings
        #expect(!findings.isEmpty || key != "V", "\(key) -> \(value)")
        #expect(findings.allSatisfy { !$0.message.isEmpty && $0.location.place != nil }, "\(key) -> \(value)")
      }
    }
  }

  @Test("Damaged schedules are judged without a crash", arguments: 0..<(Nightly.isOn ? 10 : 2))
  func damaged(_ seed: Int) async throws {
    let folder = Example.rules.appending(path: "schedule-structure/good/shared-by-anchors/team-shop")
    let text = try Data(contentsOf: folder.appending(path: "recurring_runs.yaml"))
    var generator = SeededGenerator(seed: UInt64(seed + 1))
    func random(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }
    for _ in 0..<60 {
      var bytes = Array(text)
      for _ in 0...random(4) {
        let place = random(bytes.count)
        switch random(4) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = UInt8(truncatingIfNeeded: random(256))
        case 2: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + random(60))], at: random(bytes.count))
        default: bytes.removeSubrange(place..<min(bytes.count, place + random(40)))
        }
      }
      _ = try await ScheduleFolder(runs: String(decoding: bytes, as: UTF8.self)).findings
    }
  }

  @Test("A thousand jobs take no time, and each has its own findings", .timeLimit(.minutes(10)))
  func thousandJobs() async throws {
    let jobs = (0..<1000).map { number in
      """
        - pipeline_source: {github_owner: acme, github_repo: pipelines, git_reference: main, file_path: a/workflow.yaml}
          job:
            enabled: true
            name: job-\(number % 999)
            experiment: orders
            max_concurrency: 1
            trigger: {catchup: false, cron: "0 0 0 31 2 *"}

      """
    }
    let findings = try await ScheduleFolder(runs: "recurring_runs:\n" + jobs.joined()).findings
    #expect(findings.count { $0.rule == "schedule-cron" } == 1000)
    #expect(findings.count { $0.rule == "schedule-reference" } == 1000)
    #expect(findings.count { $0.rule == "schedule-duplicate" } == 1)
    #expect(Set(findings.map(\.fingerprint)).count == findings.count)
  }

  @Test("A comment silences a finding of the line")
  func comment() async throws {
    let runs = """
      recurring_runs:
        - pipeline_source:
            github_owner: acme
            github_repo: pipelines
            # kfplint: ignore[schedule-reference] the nightly build is meant to follow main
            git_reference: main
            file_path: a/workflow.yaml
          keep_history: 0  # kfplint: ignore[schedule-keep-history] test
          job:
            enabled: true
            name: nightly
            experiment: orders
            max_concurrency: 1
            trigger: {catchup: false, cron: "@daily"}

      """
    let findings = try await ScheduleFolder(runs: runs).findings
    #expect(findings.map(\.rule) == ["schedule-reference", "schedule-keep-history"])
    #expect(findings.allSatisfy { $0.suppression?.author == .comment })
  }
}
