public import Diagnostics
import Pipelines
public import Snapshots

/// A folder that may hold the schedules of a team, and the entries of its two files, neither of them read yet.
public struct ScheduleCandidate: Sendable {
  /// The folder.
  public let folder: Path
  let runs: Entry?
  let experiments: Entry?
  /// Whether it is known before anything is read that the folder holds schedules.
  let isMeant: Bool
}

/// What the configuration says about where schedules lie.
public struct ScheduleLayout: Sendable {
  let isExcluded: @Sendable (Path) -> Bool
  let isScheduleFolder: @Sendable (Path) -> Bool

  /// A layout by two questions: whether a path is left out, and whether a folder is declared to hold schedules.
  public init(
    isExcluded: @escaping @Sendable (Path) -> Bool, isScheduleFolder: @escaping @Sendable (Path) -> Bool
  ) {
    self.isExcluded = isExcluded
    self.isScheduleFolder = isScheduleFolder
  }
}

/// Finds the folders that may hold schedules by the names of files alone.
public struct ScheduleDiscovery {
  private let snapshot: any Snapshot
  private let layout: ScheduleLayout

  /// Looks through a snapshot, as a layout tells.
  public init(snapshot: any Snapshot, layout: ScheduleLayout) {
    self.snapshot = snapshot
    self.layout = layout
  }

  /// The candidates among all the entries of the snapshot, in byte order of their folders.
  ///
  /// What a change takes away is among them.
  public func discoverAll(among entries: [Entry]) throws(SnapshotError) -> [ScheduleCandidate] {
    let changed = snapshot.changedPaths?.filter(\.isScheduleFile) ?? []
    return try candidates(in: Set((entries.lazy.map(\.path).filter(\.isScheduleFile) + changed).map(\.parent)))
  }

  /// The candidates that a change touches, by either of their files.
  public func candidates(touchedBy changed: [Path]) throws(SnapshotError) -> [ScheduleCandidate] {
    try candidates(in: Set(changed.filter(\.isScheduleFile).map(\.parent)))
  }

  /// The folder that a file stands for that the user named, although the configuration excludes it; `nil` for a file of
  /// another name.
  public func candidate(named path: Path) throws(SnapshotError) -> ScheduleCandidate? {
    guard path.isScheduleFile, try snapshot.entry(at: path) != nil else { return nil }
    return try candidate(path.parent, isMeant: true)
  }

  private func candidates(in folders: Set<Path>) throws(SnapshotError) -> [ScheduleCandidate] {
    var candidates: [ScheduleCandidate] = []
    for folder in folders.sorted() {
      let runs = folder.appending(ScheduleFiles.runsName)
      guard !layout.isExcluded(runs) else { continue }
      let hadRuns = try snapshot.baseHasFile(at: runs)
      guard let candidate = try candidate(folder, isMeant: layout.isScheduleFolder(folder) || hadRuns) else { continue }
      // A lone `experiments.yaml` is anybody's, and so is a folder that never had more.
      let isLone = candidate.runs == nil && (!candidate.isMeant || candidate.experiments == nil && !hadRuns)
      if !isLone { candidates.append(candidate) }
    }
    return candidates
  }

  private func candidate(_ folder: Path, isMeant: Bool) throws(SnapshotError) -> ScheduleCandidate? {
    ScheduleCandidate(
      folder: folder, runs: try snapshot.entry(at: folder.appending(ScheduleFiles.runsName)),
      experiments: try snapshot.entry(at: folder.appending(ScheduleFiles.experimentsName)), isMeant: isMeant)
  }
}

extension Path {
  /// Whether the file is called like one of the two of a team's schedules.
  public var isScheduleFile: Bool {
    (hasSuffix("recurring_runs.yaml") || hasSuffix("experiments.yaml"))
      && [ScheduleFiles.runsName, ScheduleFiles.experimentsName].contains(name)
  }
}
