import Diagnostics
import Pipelines
import RuleEngine
import Schedules

/// Finds parameters that are taken from another commit than the workflow.
struct ScheduleSourceSkew: Rule {
  func check(_ schedule: PinnedSchedule, _ report: inout Report) {
    for skew in schedule.runs.flatMap(\.skews) {
      report(
        .differ(skew), at: skew.value.location, related: [.init("the workflow's", at: skew.workflow.location)])
    }
  }
}

extension Report.Message {
  fileprivate static func differ(_ skew: ReferenceSkew) -> Self {
    Self(
      "the value comes from \(shown(skew.value.value)), and the workflow from \(shown(skew.workflow.value))",
      label: "another commit than the workflow's",
      notes: ["a value that was written for one version of a pipeline is given to another one"],
      help: "remove git_reference here, so that the workflow's is used")
  }

  /// A commit by its first digits, which is how people know it.
  private static func shown(_ reference: ByteString) -> String {
    GitReference(reference) == .commit ? "commit \(ByteString(reference.bytes.prefix(7)))" : reference.quoted
  }
}
