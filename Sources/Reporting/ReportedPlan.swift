/// What the reconciler will do after a change, in sentences, for reports that tell it next to the findings.
///
/// All texts are as they are shown: without secrets, and without characters that a reader does not see.
public struct ReportedPlan: Sendable {
  /// What a team has to expect.
  public struct Team: Sendable {
    /// The folder of the schedules.
    public let path: String
    /// What happens to the team as a whole, where its jobs do not say it.
    public let status: String?
    /// The jobs about which there is something to say, in the order of the file.
    public let jobs: [Job]
    /// How many jobs stay as they are.
    public let unchanged: Int
    /// What else there is to say.
    public let notes: [String]

    /// A team.
    public init(path: String, status: String?, jobs: [Job], unchanged: Int, notes: [String]) {
      self.path = path
      self.status = status
      self.jobs = jobs
      self.unchanged = unchanged
      self.notes = notes
    }
  }

  /// What becomes of a job.
  public struct Job: Sendable {
    /// How much the action deserves attention.
    public enum Weight: String, Sendable {
      /// Something begins.
      case good
      /// Something is not as it was.
      case info
      /// Something ends, or goes on although the files do not name it any more.
      case warning
    }

    /// A sign for the action, such as `+`.
    public let mark: String
    /// The name.
    public let name: String
    /// What happens, as a participle such as "created".
    public let action: String
    /// How much it deserves attention.
    public let weight: Weight
    /// What is different, each with lines that belong below it.
    public let changes: [(head: String, details: [String])]
    /// What comes of it.
    public let notes: [String]

    /// A job.
    public init(
      mark: String, name: String, action: String, weight: Weight, changes: [(head: String, details: [String])],
      notes: [String]
    ) {
      self.mark = mark
      self.name = name
      self.action = action
      self.weight = weight
      self.changes = changes
      self.notes = notes
    }
  }

  /// A pipeline that the change makes different and that jobs run.
  public struct Impact: Sendable {
    /// The folder of the pipeline, or its file.
    public let path: String
    /// The jobs: the name of each, the folder of its schedules, and what it makes of the change.
    public let jobs: [(name: String, team: String, sentence: String)]

    /// A pipeline.
    public init(path: String, jobs: [(name: String, team: String, sentence: String)]) {
      self.path = path
      self.jobs = jobs
    }
  }

  /// What the plan is of, such as "staged".
  public let source: String
  /// How many jobs there are of each action.
  public let summary: String
  /// The teams whose schedules are touched.
  public let teams: [Team]
  /// The pipelines that the change makes different and that jobs of this repository run.
  public let impacts: [Impact]
  /// The sentences that say what could not be read.
  public let unread: [String]

  /// A plan.
  public init(source: String, summary: String, teams: [Team], impacts: [Impact] = [], unread: [String]) {
    self.source = source
    self.summary = summary
    self.teams = teams
    self.impacts = impacts
    self.unread = unread
  }
}
