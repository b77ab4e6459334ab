public import Cron

/// When a job will run, or why that is not known.
public struct RunForecast: Sendable {
  /// When runs start; `nil` if it could not be read.
  public let timing: Trigger.Timing?
  /// The first runs.
  public let runs: [UTCTime]
  /// Why they are not known, as a sentence.
  public let problem: String?

  /// The first `count` runs of a job after a time.
  public init(of run: RecurringRun, after start: UTCTime, count: Int) {
    do throws(CronFault) {
      guard let trigger = run.trigger, let timing = try trigger.timing() else {
        (timing, runs, problem) = (nil, [], "the job has no trigger that can be read")
        return
      }
      self.timing = timing
      runs = trigger.runs(timing, after: start, count: count)
      problem = nil
    } catch {
      (timing, runs, problem) = (nil, [], error.message)
    }
  }
}
