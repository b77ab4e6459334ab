/// What a report can tell of a unit beside what was found in it.
public struct UnitDetails: Sendable {
  /// The tasks of a pipeline.
  public var diagram: TaskDiagram?
  /// The jobs of a schedule, in the order of the file.
  public var jobs: [Job]

  /// What is known of a unit.
  public init(diagram: TaskDiagram? = nil, jobs: [Job] = []) {
    self.diagram = diagram
    self.jobs = jobs
  }

  /// A job of a schedule, and when it runs.
  public struct Job: Sendable {
    /// Its name; empty if it has none.
    public var name: String
    /// Whether it is switched on; `nil` if the file does not say so.
    public let isEnabled: Bool?
    /// When it runs in words, such as "every day at 10:10"; `nil` if that is not known.
    public var timing: String?
    /// The time that the runs follow, in UTC as `2026-11-22T15:00:00Z`.
    public let start: String
    /// The first runs after that, in the same form.
    public let runs: [String]
    /// Why the runs are not known.
    public var problem: String?

    /// A job.
    public init(
      name: String, isEnabled: Bool?, timing: String?, start: String, runs: [String], problem: String? = nil
    ) {
      self.name = name
      self.isEnabled = isEnabled
      self.timing = timing
      self.start = start
      self.runs = runs
      self.problem = problem
    }
  }

  /// The same with other texts.
  public func mapTexts(_ transform: (String) -> String) -> UnitDetails {
    var copy = self
    copy.diagram = diagram?.mapTexts(transform)
    copy.jobs = jobs.map { job in
      var job = job
      job.name = transform(job.name)
      job.timing = job.timing.map(transform)
      job.problem = job.problem.map(transform)
      return job
    }
    return copy
  }
}
