public import Cron
public import Diagnostics
import Pipelines
public import Schedules

/// What the reconciler of the reference will do about the schedules that a change touches.
///
/// It creates what is new, replaces what is different by a new version, switches on and off, and never looks at what the
/// files do not name (`reconcile_kfp.py` of deployKF/kubeflow-pipelines-gitops).
public struct Plan: Sendable {
  /// The teams whose schedules are touched, by the order of their folders.
  public let teams: [TeamPlan]
  /// The pipelines that the change makes different and that jobs of this repository run, touched by the change or not.
  public let impacts: [PipelineImpact]

  /// A plan for some teams.
  public init(teams: [TeamPlan], impacts: [PipelineImpact] = []) {
    self.teams = teams.sorted { $0.folder < $1.folder }
    self.impacts = impacts.filter { !$0.jobs.isEmpty }
  }

  /// The sentences that say what could not be read.
  public var unread: [String] { teams.flatMap(\.unread) }

  /// How many jobs there are of each action.
  public var counts: [(action: JobAction, count: Int)] {
    let actions = teams.flatMap(\.jobs).map(\.action)
    return JobAction.allCases.map { action in (action, actions.count { $0 == action }) }.filter { $0.count > 0 }
  }
}

/// What the reconciler will do in the namespace of one team.
public struct TeamPlan: Sendable {
  /// The folder of the schedules.
  public let folder: Path
  /// Whether the reconciler gets so far.
  public let status: Status
  /// The jobs in the order of the file, and after them those that are not in it any more.
  public let jobs: [JobPlan]
  /// What else there is to say about the team.
  public let notes: [String]
  /// The sentences that say what could not be read.
  public let unread: [String]

  /// How far the reconciler gets.
  public enum Status: Sendable {
    /// It goes through the jobs.
    case reconciled
    /// It stops before it changes anything, for these reasons.
    case refused([String])
    /// There are no schedules any more, so that nothing is reconciled.
    case removed
    /// The schedules could not be read, so that nobody can tell.
    case unreadable
  }

  /// The plan for a change of a team's schedules, at a time; `pinned` reads the files that jobs take from commits.
  public init(_ change: ScheduleChange, at time: UTCTime, pinned: (PinnedFile) -> PinnedText) {
    let (before, after) = (change.before, change.after)
    folder = after.files.folder
    let unreadBefore = before.flatMap { Self.unread($0.files, "before the change") }
    let unreadAfter = after.files.isGone ? nil : Self.unread(after.files, "after the change")
    unread = [unreadBefore, unreadAfter].compactMap { $0 }
    let removed = (before?.runs ?? []).compactMap { run in run.name.map { ($0.value, run) } }
    let successors = Dictionary(
      change.removedJobs.compactMap { job in job.successor.map { (job.name.value, $0.value) } },
      uniquingKeysWith: { first, _ in first })
    if after.files.isGone {
      status = .removed
      jobs = removed.map { JobPlan(removed: $0.1, name: $0.0, at: time) }
      notes = []
      return
    }
    if unreadAfter != nil {
      (status, jobs, notes) = (.unreadable, [], [])
      return
    }
    let refusals = after.refusals
    guard refusals.isEmpty else {
      (status, jobs, notes) = (.refused(refusals), [], [])
      return
    }
    status = .reconciled
    let known = Dictionary(removed, uniquingKeysWith: { first, _ in first })
    let named = after.runs.compactMap { run in run.name.map { ($0.value, run) } }
    let names = Set(named.map(\.0))
    jobs =
      named.map { name, run in
        unreadBefore == nil
          ? JobPlan(name, from: known[name], to: run, at: time, pinned: pinned) : JobPlan(unknown: run, name: name)
      }
      + removed.filter { !names.contains($0.0) }.map {
        JobPlan(removed: $0.1, name: $0.0, successor: successors[$0.0], at: time)
      }
    notes = Self.notes(before, after)
  }

  private static func unread(_ files: ScheduleFiles, _ when: String) -> String? {
    let isMissing = files.runs == nil || files.experiments == nil
    return (files.unreadable ?? (isMissing ? nil : files.obstacle)).map { "\(files.folder), \(when): \($0)" }
  }

  private static func notes(_ before: Schedule?, _ after: Schedule) -> [String] {
    if let before, let refusal = before.refusals.first {
      return [
        "the reconciler refused the schedules before the change (\(refusal)), so the cluster may be as an earlier "
          + "commit left it"
      ]
    }
    let known = Set(before?.experiments.compactMap { $0.name?.value } ?? [])
    let new = after.experiments.compactMap { $0.name?.value }.filter { !known.contains($0) }
    return new.map { "experiment \($0.quoted) is created" }
  }
}

extension Schedule {
  /// Why the reconciler stops before it looks at any job.
  var refusals: [String] {
    var reasons: [String] = []
    if let obstacle = files.obstacle { reasons.append(obstacle) }
    if let defect = structureDefects.first(where: { if case .missingFile = $0.kind { false } else { true } }) {
      reasons.append("its schema refuses \(defect.location.path)")
    }
    if let time = timeDefects.first(where: { if case .changed = $0.kind { false } else { true } }) {
      reasons.append("it crashes at \(time.text.value.quoted)")
    }
    if let name = duplicates.first(where: { $0.kind == .job }) {
      reasons.append("job \(name.name.value.quoted) is given twice")
    }
    if let experiment = undefinedExperiments.first {
      reasons.append("there is no experiment \(experiment.name.value.quoted)")
    }
    return reasons
  }
}
