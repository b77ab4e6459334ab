import CEL
import Cron
import Diagnostics
import Pipelines
import Schedules
import YAMLSyntax

/// Schedules, their jobs and their experiments.
enum ScheduleModel {
  /// A cron expression or an interval.
  struct Timing: Sendable {
    let trigger: Trigger
    let timing: Trigger.Timing

    /// The first runs since 2024 began: a policy sees no clock.
    func runs(_ count: Int) -> [UTCTime] {
      trigger.runs(timing, after: UTCTime(secondsSince1970: 1_704_067_200), count: count)
    }

    /// The shortest time between two of the first 400 runs, in seconds.
    var shortestDistance: Int? {
      if case .interval(let seconds) = timing { return seconds }
      let runs = runs(400).map(\.secondsSince1970)
      return zip(runs, runs.dropFirst()).map { $1 - $0 }.min()
    }
  }

  static let timing = ModelType<Timing>(
    "timing", "When a job runs",
    at: { $0.trigger.cron?.location ?? $0.trigger.interval?.location ?? $0.trigger.node.location },
    [
      .init("text", .string, "in words, such as `every day at 10:10`") { .string($0.timing.inWords) },
      .init("cron", .optional(.string), "the cron expression, where it has one", at: { $0.trigger.cron?.location }) {
        .text($0.trigger.cron)
      },
      .init(
        "shortestDistance", .optional(.duration), "the shortest time between two of its first 400 runs since 2024 began"
      ) {
        .optional(
          $0.shortestDistance.flatMap { seconds in
            let (nanoseconds, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
            return overflow ? nil : .duration(CELDuration(nanoseconds: nanoseconds))
          })
      },
      .init("runs", .list(.timestamp), "its first ten runs since 2024 began; a policy sees no clock") {
        .list(
          $0.runs(10).compactMap { run in (try? CELTimestamp(seconds: run.secondsSince1970)).map { .timestamp($0) } })
      },
    ])

  static let job = ModelType<RecurringRun>(
    "job", "A job of a schedule", at: { $0.location },
    [
      .init("name", .string, "its name; empty without one", at: { $0.name?.location }) {
        .string($0.name?.value ?? "")
      },
      .init("description", .optional(.string), "its description", at: { $0.explanation?.location }) {
        .text($0.explanation)
      },
      .init("experiment", .optional(.string), "the name of its experiment", at: { $0.experiment?.location }) {
        .text($0.experiment)
      },
      .init("isEnabled", .bool, "whether it runs; true where nothing is said", at: { $0.isEnabled?.location }) {
        .bool($0.isEnabled?.value ?? true)
      },
      .init("serviceAccount", .optional(.string), "the account of its runs", at: { $0.serviceAccount?.location }) {
        .text($0.serviceAccount)
      },
      .init(
        "maxConcurrency", .optional(.int), "how many runs there are at once at most, where it is written",
        at: { $0.maxConcurrency?.location }
      ) { .optional($0.maxConcurrency.map { .int($0.value) }) },
      .init(
        "catchup", .optional(.bool), "whether missed runs are made up for, where it is written",
        at: { $0.trigger?.catchup?.location }
      ) {
        .optional(($0.trigger?.catchup?.value).map { .bool($0) })
      },
      .init(
        "timing", .optional(.object("timing")), "when it runs, where that can be read",
        at: { $0.trigger?.cron?.location ?? $0.trigger?.interval?.location }
      ) { job in
        .optional(
          job.trigger.flatMap { trigger in
            ((try? trigger.timing()) ?? nil).map { timing.object(Timing(trigger: trigger, timing: $0)) }
          })
      },
      .init("parameters", .map(.string, .string), "the values that it gives parameters") { job in
        .map(
          CELMap(
            job.parameters.compactMap { parameter in
              guard let name = parameter.name, let value = parameter.value else { return nil }
              return (name.value, .string(value.value))
            }))
      },
      .init(
        "reference", .optional(.string), "the commit, tag or branch that it takes its pipeline from",
        at: { $0.source?.reference?.location }
      ) { .text($0.source?.reference) },
      .init(
        "repository", .optional(.string), "the repository that it takes its pipeline from, as OWNER/NAME",
        at: { $0.source?.repository?.location }
      ) { job in
        guard let owner = job.source?.owner?.value, let name = job.source?.repository?.value else {
          return .optional(nil)
        }
        return .optional(.string(ByteString(owner.bytes + [UInt8(ascii: "/")] + name.bytes)))
      },
    ])

  static let experiment = ModelType<Experiment>(
    "experiment", "An experiment of a schedule", at: { $0.name?.location ?? $0.node.location },
    [.init("name", .string, "its name; empty without one", at: { $0.name?.location }) { .string($0.name?.value ?? "") }]
  )

  /// A schedule and where it lies from the root.
  struct PlacedSchedule: Sendable {
    let schedule: Schedule
    let path: Path

    init(_ schedule: Schedule, path: Path) {
      (self.schedule, self.path) = (schedule, path)
    }
  }

  static let schedule = ModelType<PlacedSchedule>(
    "schedule", "The schedules of a team",
    at: { placed in
      (placed.schedule.files.documents.first?.location) ?? Location(path: placed.schedule.files.folder)
    },
    [
      .init("path", .string, "its folder from the root, such as `team-a/schedules`") {
        .string(ByteString($0.path.bytes))
      },
      .init("jobs", .list(.object("job")), "its jobs") { .list($0.schedule.runs.map { job.object($0) }) },
      .init("experiments", .list(.object("experiment")), "its experiments") {
        .list($0.schedule.experiments.map { experiment.object($0) })
      },
    ])
}
