import Diagnostics
import YAMLSyntax

/// The shape that a value of a schedule file has to have, as the reconciler's JSON schemas give it.
///
/// What other rules own is left to them: names that are empty, numbers out of range, dates and expressions.
indirect enum ScheduleShape: Sendable {
  /// Text, empty only where that means something, or where another rule owns it.
  case text(mayBeNull: Bool, mayBeEmpty: Bool = false)
  case boolean
  case integer(mayBeNull: Bool)
  /// A timestamp, or text for one.
  case time
  case list(of: ScheduleShape)
  case mapping(MappingShape)
}

/// The keys that a mapping may and must have.
struct MappingShape: Sendable {
  /// What a sentence calls such a mapping.
  let name: String
  let keys: [Key]
  /// Two keys of which exactly one has to have a value.
  var alternatives: (ByteString, ByteString)?

  struct Key: Sendable {
    let name: ByteString
    /// What it means, as a sentence for an editor.
    let meaning: String
    let shape: ScheduleShape
    let isRequired: Bool

    init(_ name: ByteString, _ meaning: String, _ shape: ScheduleShape, isRequired: Bool = false) {
      self.name = name
      self.meaning = meaning
      self.shape = shape
      self.isRequired = isRequired
    }
  }
}

extension MappingShape {
  /// `experiments.yaml`.
  static let experiments = MappingShape(
    name: "experiments.yaml",
    keys: [
      Key("experiments", "The experiments of the team.", .list(of: .mapping(experiment)), isRequired: true)
    ])

  /// `recurring_runs.yaml`.
  static let runs = MappingShape(
    name: "recurring_runs.yaml",
    keys: [Key("recurring_runs", "The jobs of the team.", .list(of: .mapping(run)), isRequired: true)])

  private static let text = ScheduleShape.text(mayBeNull: false)
  private static let name = ScheduleShape.text(mayBeNull: false, mayBeEmpty: true)

  private static let experiment = MappingShape(
    name: "an experiment",
    keys: [
      Key("name", "The name, which jobs say.", name, isRequired: true), Key("description", "What it is for.", text),
    ])

  private static let run = MappingShape(
    name: "a recurring run",
    keys: [
      Key(
        "pipeline_source", "The commit and the file that the pipeline comes from.",
        .mapping(MappingShape(name: "pipeline_source", keys: source(isComplete: true))), isRequired: true),
      Key("pipeline_parameters", "What the job gives the pipeline.", .list(of: .mapping(parameter))),
      Key(
        "keep_history", "How many versions of the job are kept, the newest one included; 5 unless it is given.",
        .integer(mayBeNull: false)),
      Key("job", "The job as KFP has it.", .mapping(job), isRequired: true),
    ])

  private static func source(isComplete: Bool) -> [Key] {
    [
      Key("github_owner", "The owner of the repository on GitHub.", text, isRequired: isComplete),
      Key("github_repo", "The name of the repository.", text, isRequired: isComplete),
      Key("git_reference", "The commit, tag or branch.", text, isRequired: isComplete),
      Key("file_path", "The path of the file in the repository.", text, isRequired: true),
    ]
  }

  private static let parameter = MappingShape(
    name: "a parameter",
    keys: [
      Key("name", "The name of the parameter in the pipeline.", name, isRequired: true),
      Key("value", "The value.", .text(mayBeNull: false, mayBeEmpty: true)),
      Key(
        "valueFrom", "The file of a repository that holds the value.",
        .mapping(MappingShape(name: "valueFrom", keys: source(isComplete: false)))),
    ], alternatives: ("value", "valueFrom"))

  private static let job = MappingShape(
    name: "a job",
    keys: [
      Key("enabled", "Whether it runs.", .boolean, isRequired: true),
      Key("name", "The name, by which the reconciler knows the job again.", name, isRequired: true),
      Key("description", "What it is for.", .text(mayBeNull: true)),
      Key("experiment", "The experiment that it runs in, by its name in experiments.yaml.", name, isRequired: true),
      Key("max_concurrency", "How many of its runs may go on at once.", .integer(mayBeNull: false), isRequired: true),
      Key("service_account", "The service account of its steps.", .text(mayBeNull: true)),
      Key("trigger", "When it runs.", .mapping(trigger), isRequired: true),
    ])

  private static let trigger = MappingShape(
    name: "a trigger",
    keys: [
      Key("catchup", "Whether runs that were missed are made up for.", .boolean, isRequired: true),
      Key("start_date", "The time from which on runs may start.", .time),
      Key("end_date", "The time up to which runs may start.", .time),
      Key(
        "cron", "A cron expression of six fields, which begins with the seconds; the time zone is UTC.",
        .text(mayBeNull: true, mayBeEmpty: true)),
      Key("interval_seconds", "The seconds from one run to the next.", .integer(mayBeNull: true)),
    ], alternatives: ("cron", "interval_seconds"))
}
