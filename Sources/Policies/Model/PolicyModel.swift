import CEL
public import Configuration

/// What policies see: every type, field and variable, from one declaration.
public enum PolicyModel {
  /// The version of the model; a field is added in a minor version, and removed in a major one.
  public static let version = "1.0"

  /// The types, as the language has them.
  static let types: [CELObjectType] = [
    WorkflowModel.pipeline.declaration, WorkflowModel.workflow.declaration, WorkflowModel.template.declaration,
    WorkflowModel.task.declaration, ContainerModel.container.declaration, ContainerModel.image.declaration,
    ParameterModel.parameter.declaration, ParameterModel.change.declaration, ScheduleModel.schedule.declaration,
    ScheduleModel.job.declaration, ScheduleModel.timing.declaration, ScheduleModel.experiment.declaration,
  ]

  private static let typesByName = Dictionary(
    types.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// The type of a name.
  static func type(named name: String) -> CELObjectType? { typesByName[name] }

  /// The variables that the expressions of a policy have, each of the type of its name; the last one is the subject.
  public static func variables(of subject: PolicyDeclaration.Subject) -> [String] {
    switch subject {
    case .pipeline: ["workflow", "pipeline"]
    case .workflow: ["pipeline", "workflow"]
    case .template: ["pipeline", "workflow", "template"]
    case .task: ["pipeline", "workflow", "template", "task"]
    case .container: ["pipeline", "workflow", "template", "container"]
    case .parameter: ["pipeline", "parameter"]
    case .schedule: ["schedule"]
    case .job: ["schedule", "job"]
    case .experiment: ["schedule", "experiment"]
    case .change: ["pipeline", "change"]
    }
  }

  /// The model as a page in Markdown.
  public static var page: String {
    var text = "# What policies see\n\nVersion \(version) of the model.\n\n| `on:` | variables |\n| --- | --- |\n"
    for subject in PolicyDeclaration.Subject.allCases {
      let names = variables(of: subject).map { "`\($0)`" }.joined(separator: ", ")
      text += "| `\(subject.rawValue)` | \(names) |\n"
    }
    return text + section(WorkflowModel.pipeline) + section(WorkflowModel.workflow) + section(WorkflowModel.template)
      + section(WorkflowModel.task) + section(ContainerModel.container) + section(ContainerModel.image)
      + section(ParameterModel.parameter) + section(ScheduleModel.schedule) + section(ScheduleModel.job)
      + section(ScheduleModel.timing) + section(ScheduleModel.experiment) + section(ParameterModel.change)
  }

  private static func section<Subject: Sendable>(_ type: ModelType<Subject>) -> String {
    var text = "\n## `\(type.name)`\n\n\(type.meaning).\n\n| field | type | meaning |\n| --- | --- | --- |\n"
    for field in type.fields { text += "| `\(field.name)` | \(field.type) | \(field.meaning) |\n" }
    return text
  }
}
