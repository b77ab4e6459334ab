import Diagnostics
import Pipelines
import RuleEngine
import Schedules
import YAMLSyntax

/// Finds jobs that make up for missed runs.
struct ScheduleCatchup: Rule {
  func check(_ schedule: Schedule, _ report: inout Report) {
    for run in schedule.runs {
      guard let catchup = run.trigger?.catchup, catchup.value else { continue }
      report(
        .floods(run), at: catchup.location,
        related: run.trigger?.start.map { [.init("runs are made up for from here on", at: $0.node.location)] } ?? [])
    }
  }
}

extension Report.Message {
  fileprivate static func floods(_ run: RecurringRun) -> Self {
    Self(
      "\(run.description) catches up on every run that it missed",
      label: "all of them at once",
      notes: [
        "the reconciler updates a job by creating a new one, which has never run: with a start_date in the past, each "
          + "update starts all runs since then"
      ],
      help: "write `catchup: false`, and start the missing runs by hand")
  }
}
