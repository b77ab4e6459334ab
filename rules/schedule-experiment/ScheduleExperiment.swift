import Diagnostics
import Pipelines
import RuleEngine
import Schedules

/// Finds jobs in experiments that `experiments.yaml` does not define.
struct ScheduleExperiment: Rule {
  func check(_ schedule: Schedule, _ report: inout Report) {
    // Once for all jobs: sorting the names for each of them would take the square of their number.
    lazy var names = schedule.experiments.compactMap { $0.name?.value }.listed
    for experiment in schedule.undefinedExperiments {
      report(.undefined(experiment, among: names), at: experiment.name.location)
    }
  }
}

extension Report.Message {
  fileprivate static func undefined(_ experiment: Schedule.UndefinedExperiment, among names: String) -> Self {
    let nearest = experiment.meant
    return Self(
      "experiments.yaml does not define experiment \(experiment.name.value.quoted)",
      label: nearest.map { "did you mean \($0.quoted)?" },
      notes: names.isEmpty ? ["it does not define any experiment"] : ["it defines \(names)"],
      help: nearest.map { "write \($0.quoted), or add the experiment to experiments.yaml" }
        ?? "add the experiment to experiments.yaml")
  }
}
