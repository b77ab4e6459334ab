import Diagnostics
import Pipelines
import RuleEngine
import Schedules

/// Finds experiments that no job runs in.
struct ExperimentUnused: Rule {
  func check(_ schedule: Schedule, _ report: inout Report) {
    for name in schedule.unusedExperiments { report(.unused(name.value), at: name.location) }
  }
}

extension Report.Message {
  fileprivate static func unused(_ name: ByteString) -> Self {
    Self(
      "no job runs in experiment \(name.quoted)", notes: ["the reconciler creates it anyway"],
      help: "remove it, unless people start runs in it by hand")
  }
}
