public import Diagnostics
public import Pipelines

/// What a change does to the schedules of a team.
public struct ScheduleChange: Sendable {
  /// The schedules before the change; `nil` where there were none.
  public let before: Schedule?
  /// The schedules after it, which are empty where it takes them away.
  public let after: Schedule

  /// A change from one state to another.
  public init(before: Schedule?, after: Schedule) {
    self.before = before
    self.after = after
  }

  /// A job that was switched on and is there no more.
  public struct RemovedJob: Sendable {
    /// The job as it was.
    public let run: RecurringRun
    /// Its name.
    public let name: Sourced<ByteString>
    /// The job that was probably made of it, under another name.
    public let successor: Sourced<ByteString>?
  }

  /// The jobs that were switched on and are there no more, in the order in which they were.
  ///
  /// Where the file after the change does not say which jobs there are, nobody knows.
  public var removedJobs: [RemovedJob] {
    guard let before, after.files.runs == nil || after.listsEveryName else { return [] }
    var seen = Set(after.runs.compactMap { $0.name?.value })
    let known = Set(before.runs.compactMap { $0.name?.value })
    let new = after.runs.filter { run in run.name.map { !known.contains($0.value) } ?? false }
    return before.runs.compactMap { run in
      guard let name = run.name, run.isEnabled?.value ?? false, seen.insert(name.value).inserted else { return nil }
      return RemovedJob(run: run, name: name, successor: successor(of: run, named: name.value, among: new))
    }
  }

  /// The place to report what is not in the file any more: the list that it was in, or the path where the file was.
  public func location(ofMissing job: RemovedJob) -> Location {
    let path = after.files.folder.appending(ScheduleFiles.runsName)
    let list = after.files.document(of: after.files.runs)?.location ?? Location(path: path)
    return list.identified(by: "/recurring_runs/\(job.name.value)")
  }

  /// The job that is new and runs the same pipeline; of several, or if there is none, the one that is called alike.
  private func successor(
    of run: RecurringRun, named name: ByteString, among new: [RecurringRun]
  ) -> Sourced<ByteString>? {
    let same = new.filter { $0.source.map { $0.isSameFile(as: run.source) } ?? false }.compactMap(\.name)
    if same.count == 1 { return same.first }
    let names = same.isEmpty ? new.compactMap(\.name) : same
    let nearest = NearestName.of(name, among: names.lazy.map(\.value))
    return names.first { $0.value == nearest }
  }
}

extension PipelineSource {
  /// Whether both name the same file of the same repository, at whatever commit.
  fileprivate func isSameFile(as other: PipelineSource?) -> Bool {
    guard let other, let path, path.value == other.path?.value else { return false }
    return PinnedFile(self).isInRepository(of: PinnedFile(other))
  }
}
