import Diagnostics
import Pipelines
import Schedules
import Snapshots
import Testing

/// The schedules of a folder in memory.
enum Reading {
  /// The schedules in the folder `team` of a snapshot with these two files.
  static func schedule(runs: String, experiments: String = "experiments: []\n") throws -> Schedule {
    try #require(try unit(["team/recurring_runs.yaml": runs, "team/experiments.yaml": experiments])).schedule
  }

  /// The only unit of a snapshot with these files, if they hold schedules.
  static func unit(_ files: [String: String]) throws -> ScheduleUnit? {
    let snapshot = MemorySnapshot(files: files)
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

/// Files in memory, and what they were before a change.
struct MemorySnapshot: Snapshot {
  let files: [Path: [UInt8]]
  let before: [Path: [UInt8]]?

  init(files: [String: String], base: [String: String]? = nil) {
    func bytes(_ files: [String: String]) -> [Path: [UInt8]] {
      Dictionary(uniqueKeysWithValues: files.map { (Path($0), Array($1.utf8)) })
    }
    self.init(bytes(files), before: base.map(bytes))
  }

  private init(_ files: [Path: [UInt8]], before: [Path: [UInt8]]? = nil) {
    self.files = files
    self.before = before
  }

  var source: Outcome.Source { Outcome.Source(kind: .workTree) }
  var origin: SourceFile.Origin { .workTree }
  var changedPaths: [Path]? {
    before.map { base in Set(files.keys).union(base.keys).filter { files[$0] != base[$0] }.sorted() }
  }

  var base: (any Snapshot)? { before.map { MemorySnapshot($0) } }

  func entry(at path: Path) -> Entry? { files[path].map { _ in Entry(path: path, kind: .file) } }

  func entries(below folder: Path) -> [Entry] {
    files.keys.filter { $0.isInside(folder) }.sorted().map { Entry(path: $0, kind: .file) }
  }

  func content(of entry: Entry, limit: Int) -> Content {
    let bytes = files[entry.path] ?? []
    return bytes.count > limit ? .tooLarge(bytes.count) : .bytes(bytes)
  }
}
