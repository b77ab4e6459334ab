import Diagnostics
import Pipelines
import RuleEngine
import Schedules

/// Finds optional parameters that have no value when a schedule runs their pipeline.
struct ParamsOptionalUnset: Rule {
  func check(_ schedule: PinnedSchedule, _ report: inout Report) {
    for run in schedule.runs {
      for parameter in run.unsetParameters {
        report(
          .unset(parameter.name.value, run.job), at: run.job.location,
          related: [.init("declared here, with None for its default", at: parameter.name.location)])
      }
    }
  }
}

extension Report.Message {
  fileprivate static func unset(_ name: ByteString, _ run: RecurringRun) -> Self {
    Self(
      "\(run.description) does not set parameter \(name.quoted), and neither does the pipeline",
      label: "each of its runs fails",
      notes: ["in the pipeline's Python None is the default; in the workflow that is not a value, and Argo needs one"],
      help:
        "add {name: \(name), value: \"\"} to pipeline_parameters, or give it another default in the pipeline's Python")
  }
}
