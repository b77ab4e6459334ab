import Diagnostics
import Pipelines
import Schedules

/// What may turn out to be a unit.
struct Candidates {
  var pipelines: [PipelineCandidate]
  var schedules: [ScheduleCandidate]

  var count: Int { pipelines.count + schedules.count }

  /// Each unit once: a file that is named may stand for the same one as another, or lie in a folder that is named too.
  var withoutRepetition: Candidates {
    var (seen, seenSchedules) = (Set<Path>(), Set<Path>())
    return Candidates(
      pipelines: pipelines.filter { seen.insert($0.path).inserted },
      schedules: schedules.filter { seenSchedules.insert($0.folder).inserted })
  }
}
