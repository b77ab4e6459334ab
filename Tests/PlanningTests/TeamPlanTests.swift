import Cron
import Diagnostics
import Pipelines
import Planning
import Schedules
import Snapshots
import TestSupport
import Testing

@Suite("The plan of a team")
struct TeamPlanTests {
  private static let job = """
    - pipeline_source: {github_owner: acme, github_repo: p, git_reference: v1, file_path: a/workflow.yaml}
      pipeline_parameters: [{name: rows, value: "10"}, {name: table, valueFrom: {file_path: a/params/table}}]
      job:
        enabled: true
        name: nightly
        experiment: sales
        max_concurrency: 1
        trigger: {catchup: false, interval_seconds: 3600}
    """

  /// The plan for a change of the only job, at the start of 2030; `files` are what pins lead to.
  private func plan(_ before: String?, _ after: String?, files: [ByteString: String] = [:]) throws -> TeamPlan {
    let snapshot = MemorySnapshot(
      texts: Self.files(after), base: Self.files(before), origin: .staged)
    let layout = ScheduleLayout(isExcluded: { _ in false }, isScheduleFolder: { _ in false })
    let candidates = try ScheduleDiscovery(snapshot: snapshot, layout: layout)
      .candidates(touchedBy: ["t/recurring_runs.yaml"])
    let loaded = ScheduleLoader(snapshot: snapshot, limit: 1 << 20).load(try #require(candidates.first))
    guard case .schedule(let unit) = ScheduleRecognition(loaded) else { throw SnapshotError("no schedules") }
    let time = try #require(UTCTime(year: 2030, month: 1, day: 1))
    return TeamPlan(try #require(unit.change), at: time) { file in
      let key = ByteString((file.path?.value.bytes ?? []) + Array("@".utf8) + (file.reference?.value.bytes ?? []))
      guard let text = files[key] else { return .unknown("not at hand") }
      return .text(SourceFile(path: "a", origin: .commit("x"), bytes: Array(text.utf8)))
    }
  }

  private static func files(_ runs: String?) -> [Path: String] {
    guard let runs else { return [:] }
    let list = runs.isEmpty ? "recurring_runs: []\n" : "recurring_runs:\n\(runs)\n"
    return ["t/recurring_runs.yaml": list, "t/experiments.yaml": "experiments: [{name: sales}, {name: other}]\n"]
  }

  @Test(
    "tells what becomes of the job",
    arguments: [
      (nil, job, .created), (job, job, .unchanged), (job, nil, .leftBehind), (job, "", .leftBehind),
      (job, job.replacing("enabled: true", with: "enabled: false"), .paused),
      (job.replacing("enabled: true", with: "enabled: false"), job, .enabled),
      (job.replacing("enabled: true", with: "enabled: false"), "", .forgotten),
      (job, job.replacing("3600", with: "60"), .replaced), (job, job.replacing("sales", with: "other"), .replaced),
      (job, job.replacing("\"10\"", with: "\"20\""), .replaced),
      (job, job.replacing("{name: rows, value: \"10\"}, ", with: ""), .replaced),
      (job, job.replacing("v1", with: "v2"), .mayBeReplaced),
      (job, job.replacing("catchup: false", with: "catchup: false, start_date: ~, cron: ~"), .unchanged),
      (job, job.replacing("acme", with: "ACME"), .unchanged),
      (job, job.replacing("}}]", with: ", git_reference: v1}}]"), .unchanged),
    ] as [(String?, String?, JobAction)])
  func actions(_ before: String?, _ after: String?, _ wanted: JobAction) throws {
    #expect(try plan(before, after).jobs.map(\.action) == [wanted])
  }

  @Test("compares what the pins lead to, and not the pins")
  func pins() throws {
    let moved = Self.job.replacing("v1", with: "v2")
    let workflow = """
      apiVersion: argoproj.io/v1alpha1
      kind: Workflow
      metadata: {generateName: x-, annotations: {pipelines.kubeflow.org/pipeline_compilation_time: "1"}}
      spec: {entrypoint: x, templates: [{name: x, container: {image: "a:1"}}]}
      """
    func action(_ workflow2: String, table: String) throws -> JobAction? {
      try plan(
        Self.job, moved,
        files: [
          "a/workflow.yaml@v1": workflow, "a/workflow.yaml@v2": workflow2, "a/params/table@v1": "t",
          "a/params/table@v2": table,
        ]
      ).jobs.first?.action
    }
    #expect(try action(workflow, table: "t") == .unchanged)
    #expect(try action(workflow.replacing("\"1\"", with: "\"2\""), table: "t") == .unchanged)
    #expect(try action(workflow.replacing("a:1", with: "a:2"), table: "t") == .replaced)
    #expect(try action(workflow, table: "u") == .replaced)
    #expect(try action("broken: [", table: "t") == .replaced)
  }

  @Test("says what a replacement means for the scheduler and for the versions before")
  func notes() throws {
    let replaced = try plan(Self.job, Self.job.replacing("3600", with: "60")).jobs[0].notes
    #expect(replaced[0] == "the interval starts again: the next run comes 60 seconds after the reconciliation")
    #expect(replaced[1] == "the old version is paused, and its runs in progress finish")
    let none = Self.job.replacing("  job:\n", with: "  keep_history: 0\n  job:\n")
    #expect(
      try plan(nil, none).jobs[0].notes.last
        == "keep_history: 0 deletes every version, the new one too, so the job never runs")
    let two = Self.job.replacing("  job:\n", with: "  keep_history: 2\n  job:\n")
    #expect(try plan(Self.job, two).jobs[0].notes.first?.hasPrefix("of its versions the newest 2 stay") == true)
  }

  @Test("is empty where the reconciler refuses the file")
  func refusals() throws {
    for broken in [Self.job + "\n" + Self.job, Self.job.replacing("sales", with: "nowhere"), "- {}"] {
      let team = try plan(Self.job, broken)
      guard case .refused = team.status else {
        Issue.record("\(team.status)")
        continue
      }
      #expect(team.jobs.isEmpty && team.unread.isEmpty)
    }
    #expect(try plan(Self.job, "- [").unread == ["t, after the change: recurring_runs.yaml does not parse"])
    #expect(try plan("- [", Self.job).jobs.map(\.action) == [.unknown])
  }
}

extension String {
  fileprivate func replacing(_ old: String, with new: String) -> String {
    split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }
}
