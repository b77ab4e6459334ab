import Cron
import Diagnostics
import Glibc
import Pipelines
import Schedules
import YAMLSyntax

/// What is known of the places of a team's schedules.
struct ScheduleFacts {
  private let schedule: Schedule
  private let path: Path

  /// The facts of one of the two files.
  init(_ schedule: Schedule, in path: Path) { (self.schedule, self.path) = (schedule, path) }

  /// How many coming runs are told.
  private static let runsOfHover = 5

  /// What is known of what stands at an offset.
  func facts(at offset: Int) -> [Fact] {
    for run in schedule.runs where run.node.file.path == path {
      guard let trigger = run.trigger, let node = trigger.cron?.node ?? trigger.interval?.node,
        node.span.range.contains(offset) || Int(node.span.end) == offset
      else { continue }
      return [Fact(timing(of: run), node.span)]
    }
    for experiment in schedule.experiments where experiment.node.file.path == path {
      guard let name = experiment.name, name.node.span.range.contains(offset) else { continue }
      let jobs = schedule.runs.filter { $0.experiment?.value == name.value }.compactMap(\.name?.value)
      let list = jobs.map { "- \(MarkdownText.code($0.bytes))" }
      return [
        Fact(
          ([
            "**experiment** \(MarkdownText.code(name.value.bytes)), with \(jobs.count) \(jobs.count == 1 ? "job" : "jobs")"
          ]
            + list.prefix(20)).joined(separator: "\n"), name.node.span)
      ]
    }
    return []
  }

  /// When a job runs, in words, and its next runs.
  private func timing(of run: RecurringRun) -> String {
    let forecast = RunForecast(of: run, after: Self.now, count: Self.runsOfHover)
    guard let timing = forecast.timing else { return MarkdownText.of(forecast.problem ?? "") }
    var lines = ["**\(timing.inWords)** (UTC)"]
    if run.isEnabled?.value == false { lines.append("The job is switched off.") }
    lines.append(forecast.runs.isEmpty ? "It never runs." : "Next runs:")
    lines += forecast.runs.map { "- \($0.description)" }
    return lines.joined(separator: "\n")
  }

  /// The time on the clock.
  static var now: UTCTime { UTCTime(secondsSince1970: Glibc.time(nil)) }
}
