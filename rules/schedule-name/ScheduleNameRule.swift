import Diagnostics
import Pipelines
import RuleEngine
import Schedules

/// Finds names that KFP refuses, and names of jobs that the reconciler cannot find again.
struct ScheduleNameRule: Rule {
  func check(_ schedule: Schedule, _ report: inout Report) {
    for defect in schedule.nameDefects { report(.defect(defect), at: defect.name.location) }
  }
}

extension Report.Message {
  fileprivate static func defect(_ defect: ScheduleName.Defect) -> Self {
    let what = "the \(defect.owner.rawValue)'s name"
    switch defect.kind {
    case .empty: return Self("\(what) is empty", help: "give it a name")
    case .tooLong(let length, let limit):
      let notes =
        defect.owner == .job
        ? ["the reconciler adds 27 characters to it, GIT:: and the time, and KFP's database holds 255"]
        : ["KFP 2.15 and later refuse longer names"]
      return Self(
        "\(what) is \(length) characters long, and \(limit) is the limit", notes: defect.owner == .job ? notes : [],
        help: "shorten it")
    case .lineBreak:
      return Self(
        "\(what) holds a line break",
        notes: ["the reconciler cannot find the job again, and creates a new one each time"],
        help: "write it in one line")
    }
  }
}
