import Diagnostics
import Pipelines
import RuleEngine
import Schedules

/// Finds references that will name another commit one day.
struct ScheduleReference: Rule {
  func check(_ schedule: PinnedSchedule, _ report: inout Report) {
    for (reference, kind) in schedule.references where !reference.value.isEmpty {
      switch kind {
      case .shortCommit: report(.short(reference.value), at: reference.location)
      case .branch: report(.branch(reference.value), at: reference.location)
      case .anyName: report(.movable(reference.value), at: reference.location)
      case .lasting: continue
      }
    }
  }
}

extension Report.Message {
  fileprivate static func short(_ text: ByteString) -> Self {
    Self(
      "\(text) is not a whole commit id", label: "\(text.bytes.count) of 40 digits",
      notes: ["another commit may begin with these digits one day"],
      help: "write all 40 digits, as `git rev-parse \(text)` prints them")
  }

  fileprivate static func branch(_ text: ByteString) -> Self {
    movable("\(text.quoted) is a branch")
  }

  fileprivate static func movable(_ text: ByteString) -> Self {
    movable("\(text.quoted) is a branch, or another name that can move")
  }

  private static func movable(_ sentence: String) -> Self {
    Self(
      sentence,
      label: "may name another commit tomorrow",
      notes: ["the next push changes what runs, without a change to this file that is reviewed"],
      help: "write the commit that it names now, all 40 digits of it")
  }
}
