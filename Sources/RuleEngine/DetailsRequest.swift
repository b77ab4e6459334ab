public import Cron
import Diagnostics
import Pipelines
import Schedules

/// What reports want to know of units beside what is wrong with them.
public struct DetailsRequest: Sendable {
  /// Of which pipelines the tasks are wanted.
  public enum Diagrams: Sendable {
    case none
    case withFindings
    case all
  }

  /// Of which pipelines the tasks are wanted.
  public var diagrams: Diagrams
  /// The time after which the runs of jobs are wanted; `nil` for none.
  public var runsAfter: UTCTime?

  /// How many runs of each job are told.
  static let runsOfJob = 5

  /// A request, for nothing unless it says so.
  public init(diagrams: Diagrams = .none, runsAfter: UTCTime? = nil) {
    self.diagrams = diagrams
    self.runsAfter = runsAfter
  }

  func details(of unit: PipelineUnit, hasFindings: Bool) -> UnitDetails? {
    switch diagrams {
    case .none: nil
    case .withFindings where !hasFindings: nil
    case .withFindings, .all: unit.graph.map { UnitDetails(diagram: $0.diagram) }
    }
  }

  func details(of unit: ScheduleUnit) -> UnitDetails? {
    guard let runsAfter else { return nil }
    return UnitDetails(
      jobs: unit.schedule.runs.map { run in
        let forecast = RunForecast(of: run, after: runsAfter, count: Self.runsOfJob)
        return UnitDetails.Job(
          name: run.name.map { VisibleText.of($0.value.bytes) } ?? "", isEnabled: run.isEnabled?.value,
          timing: forecast.timing?.inWords, start: runsAfter.description,
          runs: forecast.runs.map(\.description), problem: forecast.problem)
      })
  }
}
