import Diagnostics
import Pipelines
import RuleEngine
import Schedules

/// Finds labels and annotations that a pipeline reads and that no run of its schedule has.
struct MetadataInScheduledRun: Rule {
  func check(_ schedule: PinnedSchedule, _ report: inout Report) {
    for run in schedule.runs {
      for variable in run.metadataLostBySchedule {
        report(
          .lost(variable.text, run.job), at: run.job.location,
          related: [.init("the pipeline uses it here", at: variable.location)])
      }
    }
  }
}

extension Report.Message {
  fileprivate static func lost(_ variable: String, _ run: RecurringRun) -> Self {
    Self(
      "\(variable) cannot be resolved in a run of \(run.description)", label: "each of its runs fails",
      notes: ["a scheduled run has the pipeline's spec and not its metadata"],
      help: "make it a parameter of the pipeline, or set it in spec.workflowMetadata")
  }
}
