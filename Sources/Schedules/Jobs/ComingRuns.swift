public import Cron
import Pipelines

/// The times at which a job will run.
extension Trigger {
  /// When runs start, as far as it can be read; throws where the expression is refused, `nil` where there is none.
  public func timing() throws(CronFault) -> Timing? {
    if let cron { return .cron(try CronExpression(cron.value)) }
    return interval.flatMap { $0.value > 0 ? .interval(seconds: $0.value) : nil }
  }

  /// How a job's runs follow each other.
  public enum Timing: Sendable {
    case cron(CronExpression)
    case interval(seconds: Int)

    /// When runs start, such as "every day at 10:10".
    public var inWords: String {
      switch self {
      case .cron(let expression): expression.inWords
      case .interval(let seconds): UTCTime.inWords(interval: seconds)
      }
    }
  }

  /// The first `count` runs after a time, of a job that was never run before.
  ///
  /// As the controller of KFP's scheduled workflows has it: no run starts at the start itself, but one may start at the
  /// end; an interval counts from the start or, without one, from the creation of the job, for which `time` is taken.
  public func runs(_ timing: Timing, after time: UTCTime, count: Int) -> [UTCTime] {
    let (start, end) = (start?.timestamp?.time, end?.timestamp?.time)
    var runs: [UTCTime] = []
    var last = max(time, start ?? time)
    if case .interval(let seconds) = timing, let start, start < time {
      last = start.adding(seconds: (time.secondsSince1970 - start.secondsSince1970) / seconds * seconds)
    }
    while runs.count < count {
      let next: UTCTime? =
        switch timing {
        case .cron(let expression): expression.next(after: last)
        case .interval(let seconds): last.later(by: seconds)
        }
      guard let next else { break }
      if let end, end < next { break }
      runs.append(next)
      last = next
    }
    return runs
  }

  /// Whether the end comes before the first run that the start allows, if both are known.
  public var endsBeforeFirstRun: Bool {
    guard let start = start?.timestamp?.time, end?.timestamp != nil, let timing = try? timing() else { return false }
    if case .cron(let expression) = timing, expression.neverComes { return false }
    return runs(timing, after: start, count: 1).isEmpty
  }
}

extension UTCTime {
  /// The second that comes so many seconds later; `nil` after the year 9999, with which the times of RFC 3339 end.
  fileprivate func later(by seconds: Int) -> UTCTime? {
    let (sum, isTooLarge) = secondsSince1970.addingReportingOverflow(seconds)
    return isTooLarge || sum > 253_402_300_799 ? nil : UTCTime(secondsSince1970: sum)
  }
}
