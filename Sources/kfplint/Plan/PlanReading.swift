import Configuration
import Cron
import Diagnostics
import Planning
import RuleEngine
import Schedules
import Snapshots

extension LintSource {
  /// What the reconciler will do about the schedules that the source changes, or all of them where it is not a change.
  ///
  /// The configuration has to be free of problems.
  func plan(
    _ found: ConfigurationLookup.Found, _ options: SourceOptions, at time: UTCTime
  ) throws(SnapshotError) -> Plan {
    let settings = found.settings
    let discovery = ScheduleDiscovery(
      snapshot: snapshot, layout: Policy(settings: settings, pathFromRoot: found.pathFromRoot).scheduleLayout)
    let candidates =
      if let changed = snapshot.changedPaths {
        try discovery.candidates(touchedBy: changed)
      } else {
        try discovery.discoverAll(among: snapshot.entries(below: .top))
      }
    let loader = ScheduleLoader(snapshot: snapshot, limit: settings.maxFileSize)
    let sources = sourceRepositories(settings, of: found, options).map {
      SourceReader($0, limit: settings.maxFileSize)
    }
    let impacts = try snapshot.changedPaths == nil ? [] : impacts(options, at: time)
    return Plan(
      teams: candidates.compactMap { candidate in
        guard case .schedule(let unit) = ScheduleRecognition(loader.load(candidate)) else { return nil }
        // Without a base everything is new.
        let change = unit.change ?? ScheduleChange(before: nil, after: unit.schedule)
        return TeamPlan(change, at: time) { file in
          sources.map { PinnedText($0.content(of: file), of: file) }
            ?? .unknown("the repository is not available here")
        }
      }, impacts: impacts)
  }

  /// The jobs that run what is different in the pipelines that the change touches.
  private func impacts(_ options: SourceOptions, at time: UTCTime) throws(SnapshotError) -> [PipelineImpact] {
    let pipelines = try ChangedPipelines(self, options).comparisons().filter { $0.word != "equal" }.compactMap(\.path)
    if pipelines.isEmpty { return [] }
    let lookup = try ImpactLookup(in: self, options)
    return pipelines.map { lookup.impact(of: $0, after: time) }
  }
}
