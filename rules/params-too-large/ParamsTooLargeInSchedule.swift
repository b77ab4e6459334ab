import Diagnostics
import Pipelines
import RuleEngine
import Schedules

/// Finds jobs whose parameters are together larger than the KFP API takes.
struct ParamsTooLargeInSchedule: Rule {
  func check(_ schedule: PinnedSchedule, _ report: inout Report) {
    for run in schedule.runs {
      guard run.valueBytes > SuppliedParameters.limit, let largest = run.largestValue else { continue }
      report(
        .tooLarge(run), at: largest.place.location,
        related: largest.file.map { [.init("the value", at: Location($0, SourceSpan(0, $0.bytes.count)))] } ?? [])
    }
  }
}

extension Report.Message {
  fileprivate static func tooLarge(_ run: PinnedRun) -> Self {
    Self(
      "the parameters of \(run.job.description) are \(run.valueBytes) bytes together; the KFP API takes at most "
        + "\(SuppliedParameters.limit)",
      label: "the largest of them",
      notes: run.hasUnknownValues ? ["values from files that are not available here are not counted"] : [],
      help: "put the data where a step can read it, and pass its address as the parameter")
  }
}
