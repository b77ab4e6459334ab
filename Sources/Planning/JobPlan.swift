import Cron
public import Diagnostics
import Pipelines
import Schedules

/// What the reconciler will do about one job.
public struct JobPlan: Sendable {
  /// The name.
  public let name: ByteString
  /// What it does.
  public let action: JobAction
  /// What is different, and so the reason for a replacement.
  public let changes: [JobChange]
  /// What comes of it.
  public let notes: [String]

  /// A job that the files name, and what it was before if they named it.
  init(
    _ name: ByteString, from old: RecurringRun?, to new: RecurringRun, at time: UTCTime,
    pinned: (PinnedFile) -> PinnedText
  ) {
    self.name = name
    let isEnabled = new.isEnabled?.value ?? false
    var notes: [String] = []
    guard let old else {
      action = .created
      changes = []
      self.notes = JobNotes.ofCreation(new, isEnabled: isEnabled, at: time)
      return
    }
    let wasEnabled = old.isEnabled?.value ?? false
    let comparison = JobComparison(from: old, to: new, pinned: pinned)
    changes = comparison.changes
    if comparison.isDifferent {
      action = .replaced
      notes = JobNotes.ofReplacement(new, wasEnabled: wasEnabled, isEnabled: isEnabled, at: time)
    } else if comparison.mayBeDifferent {
      action = .mayBeReplaced
      if wasEnabled != isEnabled { notes.append(isEnabled ? "it is enabled in any case" : "it is paused in any case") }
    } else if wasEnabled != isEnabled {
      action = isEnabled ? .enabled : .paused
      if !isEnabled { notes.append("its runs in progress finish") }
    } else {
      action = isEnabled && new.isOver(at: time) ? .over : .unchanged
    }
    if isEnabled, action != .over, new.isOver(at: time) { notes.append(JobNotes.over(new)) }
    self.notes = notes + JobNotes.ofHistory(from: old, to: new, action) + comparison.notes
  }

  /// A job that the files do not name any more, and the one that was probably made of it.
  init(removed run: RecurringRun, name: ByteString, successor: ByteString? = nil, at time: UTCTime) {
    self.name = name
    changes = []
    let isEnabled = run.isEnabled?.value ?? false
    action = isEnabled ? .leftBehind : .forgotten
    guard isEnabled else {
      notes = []
      return
    }
    let beside = successor.map { "it runs next to \($0.quoted), which is probably its new name" }
    notes = run.isOver(at: time) ? [JobNotes.over(run)] : [JobNotes.leftBehind(run)] + [beside].compactMap { $0 }
  }

  /// A job of which nobody knows what it was before.
  init(unknown run: RecurringRun, name: ByteString) {
    self.name = name
    action = .unknown
    changes = []
    notes = ["the reconciler makes it match the file: it creates it, replaces it or leaves it alone"]
  }
}
