import Diagnostics
import Pipelines
import RuleEngine
import Schedules

/// Finds jobs that the reconciler deletes as soon as it has created them.
struct ScheduleKeepHistory: Rule {
  func check(_ schedule: Schedule, _ report: inout Report) {
    for history in schedule.runs.compactMap(\.keepHistory) where history.value == 0 {
      report(.deletesAll, at: history.location)
    }
  }
}

extension Report.Message {
  fileprivate static let deletesAll = Self(
    "with a history of 0 the reconciler deletes the job that it has just created", label: "includes the newest job",
    notes: ["the next time it finds none, creates one again, and deletes that: the job never runs"],
    help: "write 1 to keep the newest job alone, or -1 to keep all")
}
