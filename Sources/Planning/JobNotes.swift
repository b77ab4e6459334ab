import Cron
import Diagnostics
import Pipelines
import Schedules

/// What comes of an action, by the documentation of the reference: a replaced job is a new one for the scheduler.
enum JobNotes {
  static func ofCreation(_ run: RecurringRun, isEnabled: Bool, at time: UTCTime) -> [String] {
    if !isEnabled { return ["it is created paused"] + deletion(run) }
    if run.isOver(at: time) { return [over(run)] + deletion(run) }
    let timing = run.trigger.flatMap { trigger in (try? trigger.timing())?.inWords }
    return (timing.map { ["it runs \($0)"] } ?? []) + deletion(run)
  }

  static func ofReplacement(_ run: RecurringRun, wasEnabled: Bool, isEnabled: Bool, at time: UTCTime) -> [String] {
    var notes: [String] = []
    switch (wasEnabled, isEnabled) {
    case (_, false): notes.append("the new version is paused, and so is the old one")
    case (false, true): notes.append("the new version is enabled")
    case (true, true): break
    }
    guard isEnabled, let trigger = run.trigger, !run.isOver(at: time) else { return notes }
    let start = trigger.start?.timestamp?.time
    if let start, start < time {
      notes.append(
        trigger.catchup?.value ?? false
          ? "to the scheduler it has never run, so it catches up on every run since \(start) (catchup: true)"
          : "to the scheduler it has never run, so it may catch up on the latest missed run since \(start)")
    }
    if start == nil, let interval = trigger.interval?.value, interval > 0 {
      notes.append("the interval starts again: the next run comes \(interval) seconds after the reconciliation")
    }
    let times = [("start_date", trigger.start), ("end_date", trigger.end)]
    for (key, value) in times where value?.isNeverTheSame ?? false {
      notes.append("the API returns \(key) in another form, so each reconciliation replaces the job again")
    }
    return notes
  }

  /// What becomes of the versions before.
  static func ofHistory(from old: RecurringRun, to new: RecurringRun, _ action: JobAction) -> [String] {
    let (was, history) = (old.keepHistory?.value ?? 5, new.keepHistory?.value ?? 5)
    if history == 0 { return deletion(new) }
    if action == .replaced {
      return history == 1
        ? ["the old version is deleted, and its runs in progress end at once (keep_history: 1)"]
        : ["the old version is paused, and its runs in progress finish"]
    }
    if history != -1, was == -1 || history < was {
      return [
        "of its versions the newest \(history) stay, and the others are deleted with their runs in progress "
          + "(keep_history: \(history))"
      ]
    }
    return []
  }

  static func over(_ run: RecurringRun) -> String {
    "it no longer runs: its end was \(run.trigger?.end?.timestamp?.time.description ?? "")"
  }

  static func leftBehind(_ run: RecurringRun) -> String {
    let end = run.trigger?.end?.timestamp.map { "until \($0.time)" } ?? "indefinitely"
    return "the reconciler no longer looks for it, so it keeps running \(end); keep it with enabled: false "
      + "until that is reconciled"
  }

  private static func deletion(_ run: RecurringRun) -> [String] {
    run.keepHistory?.value == 0
      ? ["keep_history: 0 deletes every version, the new one too, so the job never runs"] : []
  }
}
