import Cron
import Diagnostics
import Pipelines
import Schedules
import TestSupport
import Testing
import YAMLSyntax

@Suite("Schedules")
struct ScheduleTests {
  @Test("Everything that a job says is read, also by way of anchors and merge keys")
  func mergeKeys() throws {
    let schedule = try Reading.schedule(
      runs: """
        recurring_runs:
          - pipeline_source: &source {github_owner: acme, github_repo: pipelines, git_reference: v1, file_path: a.yaml}
            pipeline_parameters:
              - {name: day, value: "1"}
              - {name: table, valueFrom: {git_reference: v2, file_path: b}}
            keep_history: 3
            job: &job
              enabled: true
              name: one
              experiment: reports
              max_concurrency: 2
              trigger: {catchup: false, interval_seconds: 60}
          - pipeline_source: {<<: *source, git_reference: v3}
            job: {<<: *job, name: two}
        """, experiments: "experiments:\n  - name: reports\n")
    #expect(schedule.structureDefects.isEmpty)
    #expect(schedule.runs.compactMap { $0.name?.value } == ["one", "two"])
    #expect(schedule.runs.compactMap { $0.source?.reference?.value } == ["v1", "v3"])
    #expect(schedule.runs.compactMap { $0.maxConcurrency?.value } == [2, 2])
    #expect(schedule.runs[0].keepHistory?.value == 3)
    let pinned = schedule.runs[0].pinnedFiles
    #expect(pinned.compactMap { $0.path?.value } == ["a.yaml", "b"])
    #expect(pinned.compactMap { $0.reference?.value } == ["v1", "v2"])
    #expect(pinned.compactMap { $0.owner?.value } == ["acme", "acme"])
    #expect(PinnedSchedule(schedule, .none).runs[0].skews.count == 1)
  }

  @Test(
    "What names a commit is told by its text",
    arguments: [
      ("4f0c2b7d9e1a83655c0d7be21f94a6c83d20e5b1", .commit), ("4F0C2B7", .shortCommit), ("deadbee", .name),
      ("main", .name), ("feature/x", .name), ("v1.2", .version), ("release/2030-01", .version),
      ("1234567", .shortCommit),
    ] as [(ByteString, GitReference)])
  func reference(_ text: ByteString, _ wanted: GitReference) {
    #expect(GitReference(text) == wanted)
  }

  @Test(
    "What neither a branch nor a tag can be called does not exist",
    arguments: ["-f", "a b", "main~1", "a..b", "/a", "a/", "a.lock", "a\nb", "HEAD^", "a@{1}", "a:b", "x?y"]
      as [ByteString])
  func impossibleReference(_ text: ByteString) {
    guard case .impossible = GitReference(text) else {
      Issue.record("\(text) names something")
      return
    }
  }

  @Test("Somebody else's files of the same names are left alone")
  func recognition() throws {
    #expect(try Reading.unit(["x/recurring_runs.yaml": "runs: []\n"]) == nil)
    #expect(
      try Reading.unit(["x/recurring_runs.yaml": "runs: []\n", "x/experiments.yaml": "experiments: []\n"]) == nil)
    #expect(try Reading.unit(["x/experiments.yaml": "experiments: []\n"]) == nil)
    #expect(try Reading.unit(["x/my_recurring_runs.yaml": "recurring_runs: []\n"]) == nil)
    #expect(try Reading.unit(["x/recurring_runs.yaml": "recurring_runs: []\n"]) != nil)
    #expect(try Reading.unit(["x/recurring_runs.yaml": "recuring_runs:\n- pipeline_source: {}\n"]) != nil)
    #expect(try Reading.unit(["x/recurring_runs.yaml": "recurring_runs: [\n"]) != nil)
  }

  @Test("A change of either file brings in the folder, and a lost one is missed")
  func changes() throws {
    let both = ["t/recurring_runs.yaml": "recurring_runs: []\n", "t/experiments.yaml": "experiments: []\n"]
    #expect(try folders(both, base: both.merging(["t/experiments.yaml": "experiments:\n"]) { $1 }) == ["t"])
    #expect(try folders(["t/experiments.yaml": "experiments: []\n"], base: both) == ["t"])
    #expect(try folders(["t/recurring_runs.yaml": "recurring_runs: []\n"], base: both) == ["t"])
    #expect(try folders([:], base: both) == ["t"])
    #expect(try folders(["e/experiments.yaml": "x: 1\n"], base: [:]).isEmpty)
  }

  private func folders(_ files: [String: String], base: [String: String]) throws -> [Path] {
    let snapshot = MemorySnapshot(texts: files, base: base)
    let layout = ScheduleLayout(isExcluded: { _ in false }, isScheduleFolder: { _ in false })
    return try ScheduleDiscovery(snapshot: snapshot, layout: layout)
      .candidates(touchedBy: snapshot.changedPaths ?? []).map(\.folder)
  }

  @Test(
    "Runs come between start and end, as the controller has it",
    arguments: [
      ("cron: '0 0 12 * * *'", "01-01T12:00:00 01-02T12:00:00 01-03T12:00:00"),
      ("cron: '0 0 0 * * *', start_date: 2030-01-03T00:00:00Z", "01-04T00:00:00 01-05T00:00:00 01-06T00:00:00"),
      ("cron: '0 0 0 * * *', end_date: 2030-01-02T00:00:00Z", "01-02T00:00:00"),
      ("cron: '0 0 0 * * *', end_date: 2029-01-02T00:00:00Z", ""),
      ("interval_seconds: 3600", "01-01T01:00:00 01-01T02:00:00 01-01T03:00:00"),
      ("interval_seconds: 3600, start_date: 2029-12-31T23:30:00Z", "01-01T00:30:00 01-01T01:30:00 01-01T02:30:00"),
      ("interval_seconds: 7200, start_date: 2030-01-02T00:00:00Z", "01-02T02:00:00 01-02T04:00:00 01-02T06:00:00"),
      ("interval_seconds: 3600, end_date: 2030-01-01T02:00:00Z", "01-01T01:00:00 01-01T02:00:00"),
      // Until the year 9999, and never with a sum that no number holds.
      ("interval_seconds: 9223372036854775807", ""), ("interval_seconds: 4611686018427387904", ""),
      ("interval_seconds: 126227808000", "01-01T00:00:00"),
      ("interval_seconds: 9223372036854775807, start_date: 1970-01-01T00:00:01Z", ""),
    ])
  func comingRuns(_ trigger: String, _ wanted: String) throws {
    let schedule = try Reading.schedule(runs: "recurring_runs:\n" + Reading.run(trigger: trigger))
    let read = try #require(schedule.runs.first?.trigger)
    let timing = try #require(try read.timing())
    let start = try #require(UTCTime(year: 2030, month: 1, day: 1))
    let times = read.runs(timing, after: start, count: 3).map { String($0.description.dropFirst(5).dropLast()) }
    #expect(times.joined(separator: " ") == wanted)
  }

  @Test("An end comes before the first run of an interval that no number of seconds adds up to")
  func endsBeforeFirstRun() throws {
    let trigger =
      "interval_seconds: 9223372036854775807, start_date: 2030-01-01T00:00:00Z, end_date: 2031-01-01T00:00:00Z"
    let schedule = try Reading.schedule(runs: "recurring_runs:\n" + Reading.run(trigger: trigger))
    #expect(try #require(schedule.runs.first?.trigger).endsBeforeFirstRun)
  }
}
