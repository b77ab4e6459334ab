/// The schedules of a team with what their jobs take from commits, as far as that was looked up.
public struct PinnedSchedule: Sendable {
  /// The schedules, by what their files say.
  public let schedule: Schedule
  /// The jobs, in the order of the file.
  public let runs: [PinnedRun]

  /// Brings schedules together with what was looked up for them; the workflows are parsed, each of them once.
  public init(_ schedule: Schedule, _ contents: PinnedContents) {
    self.schedule = schedule
    let workflows = contents.workflows()
    runs = schedule.runs.map { run in
      let key = workflows.isEmpty ? nil : run.pinnedFiles.first.flatMap { PinnedContents.Key($0) }
      return PinnedRun(job: run, workflow: key.flatMap { workflows[$0] }, contents: contents)
    }
  }
}

/// A job with what it takes from commits, as far as that was looked up.
public struct PinnedRun: Sendable {
  /// The job, by what the file says.
  public let job: RecurringRun
  /// The workflow that it runs, if it could be looked up.
  public let workflow: PinnedWorkflow?
  private let contents: PinnedContents

  init(job: RecurringRun, workflow: PinnedWorkflow?, contents: PinnedContents) {
    self.job = job
    self.workflow = workflow
    self.contents = contents
  }

  /// What became of the search for a file that the job takes from a commit; `nil` if nobody searched.
  public func content(of file: PinnedFile) -> PinnedContent? {
    contents.content(of: file)
  }
}
