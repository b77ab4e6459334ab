import Diagnostics
import Pipelines
import RuleEngine
import Schedules

/// Finds jobs that a change takes away while they are switched on.
struct ScheduleRemoved: Rule {
  func check(_ change: ScheduleChange, _ report: inout Report) {
    for job in change.removedJobs {
      let successor = job.successor.map { Finding.Related("has the new name", at: $0.location) }
      report(
        .removed(job), at: change.location(ofMissing: job), severity: job.run.trigger?.end == nil ? .error : .warning,
        related: [.init("was switched on here", at: job.name.location)] + [successor].compactMap { $0 })
    }
  }
}

extension Report.Message {
  fileprivate static func removed(_ job: ScheduleChange.RemovedJob) -> Self {
    let end = job.run.trigger?.end?.timestamp?.time
    let until = end.map { "until \($0)" } ?? (job.run.trigger?.end == nil ? "indefinitely" : "until its end")
    let name = job.name.value.quoted
    let beside = job.successor.map { "the reconciler knows a job by its name, so \($0.value.quoted) is a second job" }
    return Self(
      "job \(name) is removed while it is enabled, so it keeps running in the cluster \(until)",
      notes: ["the reconciler finds its jobs by the names in the file, and never touches another one"]
        + [beside].compactMap { $0 },
      help: job.successor.map {
        "keep the name, or keep job \(name) with `enabled: false` next to \($0.value.quoted) until it is reconciled"
      } ?? "keep job \(name) with `enabled: false`, and remove it after that is reconciled")
  }
}
