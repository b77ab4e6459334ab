import Configuration
import Diagnostics
import Pipelines
import RuleEngine
import Schedules
import Snapshots

/// The pipelines and schedules that a file is a part of.
struct OpenUnits {
  let pipelines: [PipelineUnit]
  let schedules: [ScheduleUnit]

  /// Finds and reads them; nothing else is read.
  init(of path: Path, in files: any Snapshot, _ settings: FolderSettings) throws(SnapshotError) {
    let (policy, limit) = (settings.policy, settings.settings.maxFileSize)
    let loader = PipelineLoader(snapshot: files, limit: limit)
    let candidates = try PipelineDiscovery(snapshot: files, layout: policy.layout).candidates(touchedBy: [path])
    pipelines = candidates.compactMap { candidate in
      guard let loaded = loader.load(candidate),
        case .pipeline(let unit) = PipelineRecognition(loaded, target: settings.settings.target)
      else { return nil }
      return unit
    }
    let scheduleLoader = ScheduleLoader(snapshot: files, limit: limit)
    schedules = try ScheduleDiscovery(snapshot: files, layout: policy.scheduleLayout).candidates(touchedBy: [path])
      .compactMap { candidate in
        guard case .schedule(let unit) = ScheduleRecognition(scheduleLoader.load(candidate)) else { return nil }
        return unit
      }
  }
}
