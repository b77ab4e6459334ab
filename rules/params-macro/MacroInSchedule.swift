import Diagnostics
import Pipelines
import RuleEngine
import Schedules

/// Finds placeholders of the KFP API in the parameters of a job that will not do what their author wants.
struct MacroInSchedule: Rule {
  func check(_ schedule: Schedule, _ report: inout Report) {
    for value in schedule.runs.flatMap(\.parameters).compactMap(\.value) {
      for macro in ParameterMacro.defects(in: value.value) {
        report(ParamsMacro.message(for: macro), at: value.location(of: macro.range))
      }
    }
  }
}
