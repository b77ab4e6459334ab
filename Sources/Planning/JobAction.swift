import Cron
import Schedules

/// What the reconciler does about a job.
public enum JobAction: String, CaseIterable, Sendable {
  case created
  /// A new version is created, and the old one paused.
  case replaced
  /// Replaced if what is not available is different, and left alone otherwise.
  case mayBeReplaced = "may-be-replaced"
  case paused
  case enabled
  /// It runs no more, since its end has passed.
  case over
  /// It is not named any more, and keeps running.
  case leftBehind = "left-behind"
  /// It is not named any more, and stays paused.
  case forgotten
  /// What is in the cluster is not known, and so neither what is done.
  case unknown
  case unchanged
}

extension RecurringRun {
  /// Whether the end up to which runs may start has passed.
  func isOver(at time: UTCTime) -> Bool {
    trigger?.end?.timestamp.map { $0.time < time } ?? false
  }
}
