import Diagnostics
import Pipelines
import Schedules
import Snapshots
import TestSupport
import Testing

/// The schedules of a folder in memory.
enum Reading {
  /// The schedules in the folder `team` of a snapshot with these two files.
  static func schedule(runs: String, experiments: String = "experiments: []\n") throws -> Schedule {
    try #require(try unit(["team/recurring_runs.yaml": runs, "team/experiments.yaml": experiments])).schedule
  }

  /// The only unit of a snapshot with these files, if they hold schedules.
  static func unit(_ files: [String: String]) throws -> ScheduleUnit? {
    let snapshot = MemorySnapshot(texts: files)
    let layout = ScheduleLayout(isExcluded: { _ in false }, isScheduleFolder: { _ in false })
    let candidates = try ScheduleDiscovery(snapshot: snapshot, layout: layout)
      .discoverAll(among: snapshot.entries(below: .top))
    let loader = ScheduleLoader(snapshot: snapshot, limit: 1 << 20)
    for candidate in candidates {
      if case .schedule(let unit) = ScheduleRecognition(loader.load(candidate)) { return unit }
    }
    return nil
  }

  /// A job with everything that it needs; `trigger` and `source` are inserted into the mappings.
  static func run(
    name: String = "nightly", trigger: String = "cron: '0 0 0 * * *'", reference: String = "main", more: String = ""
  ) -> String {
    """
    - pipeline_source: {github_owner: acme, github_repo: pipelines, git_reference: \(reference), file_path: a/workflow.yaml}
      job:
        enabled: true
        name: \(name)
        experiment: reports
        max_concurrency: 1
        trigger: {catchup: false, \(trigger)}
    \(more)

    """
  }
}
