public import Cron
public import Diagnostics
import Pipelines
public import Schedules

/// The jobs of this repository that run a pipeline which a change touches.
public struct PipelineImpact: Sendable {
  /// The folder of the pipeline, or its file.
  public let pipeline: Path
  /// The jobs, in the order of their files.
  public let jobs: [JobImpact]

  /// A job that takes the pipeline, or a value of a parameter, from a commit of this repository.
  public struct JobImpact: Sendable {
    /// The folder of the schedules.
    public let team: Path
    /// The job's name.
    public let name: ByteString
    /// What the job names the commit by.
    public let reference: ByteString
    /// Whether the reference is most likely a branch, so that the job gets the change when the branch has it.
    public let followsBranch: Bool
    /// Whether the job is enabled.
    public let isEnabled: Bool
    /// When it runs next; `nil` if it is paused, or that is not known.
    public let next: UTCTime?
  }

  /// Looks for the jobs that take a file of a pipeline from this repository, as `isHere` tells.
  ///
  /// The next runs are those after `time`.
  public init(of pipeline: Path, in schedules: [Schedule], after time: UTCTime, isHere: (PinnedFile) -> Bool) {
    self.pipeline = pipeline
    jobs = schedules.flatMap { schedule in
      schedule.runs.compactMap { run -> JobImpact? in
        let files = run.pinnedFiles.filter { file in
          guard let path = file.path.map({ Path($0.value.bytes) }) else { return false }
          return (path == pipeline || path.isInside(pipeline)) && isHere(file)
        }
        // The workflow comes first; a job that takes only a value from here runs another pipeline with it.
        guard let name = run.name?.value, let reference = files.first?.reference?.value else { return nil }
        let isEnabled = run.isEnabled?.value ?? false
        return JobImpact(
          team: schedule.files.folder, name: name, reference: reference,
          followsBranch: GitReference(reference) == .name, isEnabled: isEnabled,
          next: isEnabled ? RunForecast(of: run, after: time, count: 1).runs.first : nil)
      }
    }
  }
}
