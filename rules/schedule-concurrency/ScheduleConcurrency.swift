import Diagnostics
import Pipelines
import RuleEngine
import Schedules

/// Finds numbers of concurrent runs, and intervals, that the KFP API refuses.
struct ScheduleConcurrency: Rule {
  func check(_ schedule: Schedule, _ report: inout Report) {
    for run in schedule.runs {
      if let number = run.maxConcurrency, !RecurringRun.allowedConcurrency.contains(number.value) {
        report(.concurrency(number.value), at: number.location)
      }
      if let interval = run.trigger?.interval, interval.value < 1 {
        report(.interval(interval.value), at: interval.location)
      }
    }
  }
}

extension Report.Message {
  fileprivate static func concurrency(_ number: Int) -> Self {
    Self(
      "max_concurrency is \(number), but the KFP API takes 1 to 10",
      notes: number > 10 ? ["the reconciler's dry run does not notice; creating the job fails"] : [],
      help: number > 10 ? "write 10 or less" : "write 1 or more")
  }

  fileprivate static func interval(_ seconds: Int) -> Self {
    Self(
      "an interval of \(seconds) seconds is not valid", help: "write the seconds from one run to the next, at least 1")
  }
}
