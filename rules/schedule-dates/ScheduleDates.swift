import Diagnostics
import Pipelines
import RuleEngine
import Schedules
import YAMLSyntax

/// Finds starts and ends that are refused, crash the reconciler, never come to rest, or leave no time for a run.
struct ScheduleDates: Rule {
  func check(_ schedule: Schedule, _ report: inout Report) {
    for time in schedule.timeDefects { report(.timeDefect(time), at: time.text.location) }
    for trigger in schedule.runs.compactMap(\.trigger) {
      for time in [trigger.start, trigger.end].compactMap({ $0 }) { checkTime(time, &report) }
      checkOrder(trigger, &report)
    }
  }

  private func checkTime(_ time: ScheduledTime, _ report: inout Report) {
    if time.reading == .notATime {
      report(.notATime(time.node.scalar ?? ""), at: time.node.location)
    } else if time.isNeverTheSame, let timestamp = time.timestamp {
      report(.neverTheSame(timestamp), at: time.node.location, severity: .warning)
    }
  }

  private func checkOrder(_ trigger: Trigger, _ report: inout Report) {
    guard let start = trigger.start, let end = trigger.end, let first = start.timestamp, let last = end.timestamp else {
      return
    }
    let related = [Finding.Related("the start", at: start.node.location)]
    if last.time <= first.time {
      report(.endBeforeStart(last, first), at: end.node.location, related: related)
    } else if trigger.endsBeforeFirstRun {
      report(.endBeforeFirstRun, at: end.node.location, related: related)
    }
  }
}

extension Report.Message {
  fileprivate static func timeDefect(_ time: TimeDefect) -> Self {
    let text = time.text.value
    switch time.kind {
    case .bareDate:
      return Self(
        "the reconciler crashes at the bare date \(text)", label: "a day without a time of day",
        help: "write `\(text)T00:00:00Z` for a start or end, and put it in quotes anywhere else")
    case .impossible:
      return Self(
        "the reconciler crashes at \(text.quoted), which is not a valid day or time",
        help: "correct it, or put it in quotes if it is not a time")
    case .changed(let changed):
      return Self(
        "the reconciler reads \(text) as a timestamp, and hands on \"\(changed)\"",
        label: "not the text in the file",
        help: "put it in quotes")
    }
  }

  fileprivate static func notATime(_ text: ByteString) -> Self {
    Self(
      "\(text.quoted) is not an RFC 3339 timestamp", notes: ["the reconciler's schema refuses the file"],
      help: "write a timestamp without quotes, such as 2030-01-31T06:00:00Z")
  }

  fileprivate static func neverTheSame(_ timestamp: Timestamp) -> Self {
    Self(
      "the reconciler replaces the job on every run because of how this time is written",
      label: "the API returns it as \(timestamp.canonicalText)",
      notes: ["it compares the texts, and sees a change each time"],
      help: "write \(timestamp.time), without quotes and without a fraction of a second")
  }

  fileprivate static func endBeforeStart(_ end: Timestamp, _ start: Timestamp) -> Self {
    Self(
      end == start ? "the job ends when it starts" : "the job ends before it starts", label: "the end",
      notes: ["KFP takes the job, and never runs it"], help: "write an end_date after \(start.time), or remove it")
  }

  fileprivate static let endBeforeFirstRun = Self(
    "the job ends before its first run", label: "the end",
    notes: ["no run starts at the start_date itself, only at the first time after it"],
    help: "write a later end_date, or `enabled: false` if the job is not to run any more")
}
