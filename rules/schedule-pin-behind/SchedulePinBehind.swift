import Diagnostics
import Pipelines
import RuleEngine
import Schedules

/// Finds jobs that run an older version of a pipeline than the branch has.
struct SchedulePinBehind: Rule {
  func check(_ schedule: PinnedSchedule, _ report: inout Report) {
    for run in schedule.runs {
      guard let file = run.job.pinnedFiles.first, let reference = file.reference, let path = file.path,
        let version = run.content(of: file)?.version, version.isBehind
      else { continue }
      report(.behind(path.value, version), at: reference.location)
    }
  }
}

extension Report.Message {
  fileprivate static func behind(_ path: ByteString, _ version: PinnedVersion) -> Self {
    let folder = Path(path.bytes).parent
    return Self(
      "\(folder.isTop ? "\(path)" : "\(folder)") has changed since \(version.abbreviation), which the job runs",
      label: "an older version of the pipeline",
      help: "write the id of a newer commit, if the job is to run the newer version")
  }
}
