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
    let shape: ScheduleShape
    let isRequired: Bool

    init(_ name: ByteString, _ shape: ScheduleShape, isRequired: Bool = false) {
      self.name = name
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
      Key(
        "experiments",
        .list(
          of: .mapping(
            MappingShape(
              name: "an experiment",
              keys: [Key("name", name, isRequired: true), Key("description", text)]))), isRequired: true)
    ])

  /// `recurring_runs.yaml`.
  static let runs = MappingShape(
    name: "recurring_runs.yaml", keys: [Key("recurring_runs", .list(of: .mapping(run)), isRequired: true)])

  private static let text = ScheduleShape.text(mayBeNull: false)
  private static let name = ScheduleShape.text(mayBeNull: false, mayBeEmpty: true)

  private static let run = MappingShape(
    name: "a recurring run",
    keys: [
      Key(
        "pipeline_source", .mapping(MappingShape(name: "pipeline_source", keys: source(isComplete: true))),
        isRequired: true),
      Key("pipeline_parameters", .list(of: .mapping(parameter))), Key("keep_history", .integer(mayBeNull: false)),
      Key("job", .mapping(job), isRequired: true),
    ])

  private static func source(isComplete: Bool) -> [Key] {
    let repository: [ByteString] = ["github_owner", "github_repo", "git_reference"]
    return repository.map { Key($0, text, isRequired: isComplete) } + [Key("file_path", text, isRequired: true)]
  }

  private static let parameter = MappingShape(
    name: "a parameter",
    keys: [
      Key("name", name, isRequired: true), Key("value", .text(mayBeNull: false, mayBeEmpty: true)),
      Key("valueFrom", .mapping(MappingShape(name: "valueFrom", keys: source(isComplete: false)))),
    ], alternatives: ("value", "valueFrom"))

  private static let job = MappingShape(
    name: "a job",
    keys: [
      Key("enabled", .boolean, isRequired: true), Key("name", name, isRequired: true),
      Key("description", .text(mayBeNull: true)), Key("experiment", name, isRequired: true),
      Key("max_concurrency", .integer(mayBeNull: false), isRequired: true),
      Key("service_account", .text(mayBeNull: true)), Key("trigger", .mapping(trigger), isRequired: true),
    ])

  private static let trigger = MappingShape(
    name: "a trigger",
    keys: [
      Key("catchup", .boolean, isRequired: true), Key("start_date", .time), Key("end_date", .time),
      Key("cron", .text(mayBeNull: true, mayBeEmpty: true)), Key("interval_seconds", .integer(mayBeNull: true)),
    ], alternatives: ("cron", "interval_seconds"))
}
