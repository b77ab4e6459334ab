import Diagnostics
import Pipelines
import RuleEngine
import Schedules

/// Finds jobs in experiments that `experiments.yaml` does not define.
struct ScheduleExperiment: Rule {
  func check(_ schedule: Schedule, _ report: inout Report) {
    guard schedule.listsEveryExperiment else { return }
    let names = schedule.experiments.compactMap { $0.name?.value }
    for run in schedule.runs {
      guard let experiment = run.experiment, !names.contains(experiment.value) else { continue }
      report(.undefined(experiment.value, among: names), at: experiment.location)
    }
  }
}

extension Report.Message {
  fileprivate static func undefined(_ name: ByteString, among names: [ByteString]) -> Self {
    let nearest = NearestName.of(name, among: names)
    return Self(
      "experiments.yaml defines no experiment \(name.quoted)", label: nearest.map { "did you mean \($0.quoted)?" },
      notes: names.isEmpty ? ["it defines none at all"] : ["it defines \(names.listed)"],
      help: nearest.map { "write \($0.quoted), or add the experiment to experiments.yaml" }
        ?? "add the experiment to experiments.yaml")
  }
}
