import Diagnostics
import Pipelines
import RuleEngine
import Schedules

/// Finds parameters that a job sets and nothing in its pipeline reads.
struct ParamsUnusedInSchedule: Rule {
  func check(_ schedule: PinnedSchedule, _ report: inout Report) {
    for (given, parameter) in schedule.runs.flatMap(\.parametersSetInVain) {
      report(
        .setInVain(given.value), at: given.location, severity: .warning,
        related: [.init("declared here, referenced nowhere", at: parameter.name.location)])
    }
  }
}

extension Report.Message {
  fileprivate static func setInVain(_ name: ByteString) -> Self {
    Self(
      "no step of the pipeline reads parameter \(name.quoted), which the job sets", label: "set here, without effect",
      help: "pass it to a step in the pipeline's Python, or remove it there and here")
  }
}
