import Diagnostics
import Pipelines
import RuleEngine
import Schedules

/// Finds experiments that no job runs in.
struct ExperimentUnused: Rule {
  func check(_ schedule: Schedule, _ report: inout Report) {
    guard schedule.listsEveryRun else { return }
    let used = Set(schedule.runs.compactMap { $0.experiment?.value })
    for name in schedule.experiments.compactMap(\.name) where !name.value.isEmpty && !used.contains(name.value) {
      report(.unused(name.value), at: name.location)
    }
  }
}

extension Report.Message {
  fileprivate static func unused(_ name: ByteString) -> Self {
    Self(
      "no job runs in experiment \(name.quoted)", notes: ["the reconciler creates it all the same"],
      help: "remove it, unless runs are started in it by hand")
  }
}
