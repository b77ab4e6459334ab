import Configuration
import Cron
import Diagnostics
import GitSource
import Pipelines
import Planning
import RuleEngine
import Schedules
import Snapshots

/// The schedules of a repository, to be asked which of their jobs run a pipeline.
struct ImpactLookup {
  private let schedules: [Schedule]
  private let repository: GitRepository?

  /// Reads all schedules of a source, touched by a change or not; those that cannot be read have no jobs.
  init(in source: LintSource, _ options: SourceOptions) throws(SnapshotError) {
    repository = source.repository
    guard repository != nil else {
      schedules = []
      return
    }
    let found = try ConfigurationLookup.find(for: source, options)
    let snapshot = source.snapshot
    let layout = Policy(settings: found.settings, pathFromRoot: found.pathFromRoot).scheduleLayout
    let candidates = try ScheduleDiscovery(snapshot: snapshot, layout: layout)
      .discoverAll(among: snapshot.entries(below: .top))
    let loader = ScheduleLoader(snapshot: snapshot, limit: found.settings.maxFileSize)
    schedules = candidates.compactMap { candidate in
      if case .schedule(let unit) = ScheduleRecognition(loader.load(candidate)) { unit.schedule } else { nil }
    }
  }

  /// The jobs that run a pipeline of this repository, with their next runs after a time.
  func impact(of pipeline: Path, after time: UTCTime) -> PipelineImpact {
    PipelineImpact(of: pipeline, in: schedules, after: time) { file in
      guard let owner = file.owner?.value, let name = file.repository?.value, let repository else { return false }
      return (try? repository.isCloned(fromOwner: owner, repository: name)) ?? false
    }
  }
}
