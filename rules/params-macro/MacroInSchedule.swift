import Diagnostics
import Pipelines
import RuleEngine
import Schedules

/// Finds placeholders of the KFP API in the parameters of a job that will not do what their author wants.
struct MacroInSchedule: Rule {
  func check(_ schedule: PinnedSchedule, _ report: inout Report) {
    for value in schedule.runs.flatMap(\.job.parameters).compactMap(\.value) {
      for macro in ParameterMacro.defects(in: value.value) {
        report(ParamsMacro.message(for: macro), at: value.location(of: macro.range))
      }
    }
    for run in schedule.runs {
      for (parameter, value, macro) in run.macrosInDefaults {
        report(
          .inDefault(macro, parameter, run.job), at: run.job.location,
          related: [.init("the default", at: value.location)])
      }
    }
  }
}

extension Report.Message {
  fileprivate static func inDefault(_ macro: ByteString, _ parameter: ByteString, _ run: RecurringRun) -> Self {
    Self(
      "\(run.description) leaves parameter \(parameter.quoted) at its default, in which nothing replaces \(macro)",
      label: "the step gets the text with its brackets",
      notes: ["KFP replaces placeholders in what the job itself sets, and not in defaults"],
      help: "add {name: \(parameter), value: \"\(macro)\"} to pipeline_parameters")
  }
}
