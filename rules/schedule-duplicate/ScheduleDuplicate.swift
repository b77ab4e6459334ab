import Diagnostics
import Pipelines
import RuleEngine
import Schedules

/// Finds jobs, experiments and parameters that are there twice.
struct ScheduleDuplicate: Rule {
  func check(_ schedule: Schedule, _ report: inout Report) {
    for duplicate in schedule.duplicates {
      report(
        .duplicate(duplicate), at: duplicate.name.location,
        related: [.init("first here", at: duplicate.first.location)])
    }
  }
}

extension Report.Message {
  fileprivate static func duplicate(_ duplicate: ScheduleName.Duplicate) -> Self {
    let name = duplicate.name.value.quoted
    switch duplicate.kind {
    case .job:
      return Self(
        "two jobs are called \(name)", label: "again",
        notes: ["the reconciler knows a job by its name, and refuses the file"], help: "rename one of them")
    case .experiment:
      return Self("two experiments are called \(name)", label: "again", help: "remove one of them")
    case .parameter:
      return Self(
        "the job gives parameter \(name) twice", label: "again", notes: ["the reconciler refuses the file"],
        help: "keep one of the two")
    }
  }
}
