public import CEL
public import Configuration
public import Diagnostics
import Pipelines
public import RuleEngine
import Schedules

/// The policies of a configuration as rules.
public struct PolicyRules: Sendable {
  /// The rules, in the order of the policies.
  public let rules: [RegisteredRule]
  /// What is wrong with the expressions.
  public let problems: [ConfigurationProblem]
  /// What goes wrong while the rules run.
  public let failures = PolicyFailures()

  /// Reads and checks every expression once.
  ///
  /// `pathFromRoot` turns a path of the reports into the path that policies see.
  public init(_ declarations: [PolicyDeclaration], pathFromRoot: @escaping @Sendable (Path) -> Path = { $0 }) {
    var problems: [ConfigurationProblem] = []
    var rules: [RegisteredRule] = []
    for declaration in declarations {
      guard let policy = CompiledPolicy(declaration, problems: &problems) else { continue }
      let run = PolicyRun(policy, failures, pathFromRoot: pathFromRoot)
      rules.append(RegisteredRule(RuleInfo(declaration), Self.rule(run)))
    }
    (self.rules, self.problems) = (rules, problems)
  }

  /// A rule that finds the value of an expression at each subject, for `kfplint policies eval`.
  public static func showing(
    _ expression: String, on subject: PolicyDeclaration.Subject,
    pathFromRoot: @escaping @Sendable (Path) -> Path = { $0 }
  ) throws(CELFault) -> RegisteredRule {
    let policy = try CompiledPolicy(showing: Array(expression.utf8), on: subject)
    let info = RuleInfo(id: policy.name, severity: .info, category: .practice, summary: "", since: "0.1.0", page: "")
    return RegisteredRule(info, rule(PolicyRun(policy, PolicyFailures(), pathFromRoot: pathFromRoot)))
  }

  private static func rule(_ run: PolicyRun) -> AnyRule {
    switch run.policy.subject {
    case .pipeline, .workflow, .template, .task, .container: .workflow(PolicyOnWorkflow(run: run))
    case .parameter: .pipeline(PolicyOnParameters(run: run))
    case .schedule, .job, .experiment: .schedule(PolicyOnSchedule(run: run))
    case .change: .pipelineChange(PolicyOnChange(run: run))
    }
  }
}

extension RuleInfo {
  /// What reports and `kfplint explain` say of a policy.
  public convenience init(_ declaration: PolicyDeclaration) {
    let name = declaration.name.line
    let first = declaration.validations.first
    let summary = first?.message?.line ?? first?.expression.line ?? ""
    var page = "# \(name)\n\n"
    if let description = declaration.description { page += "\(description.lines)\n\n" }
    let owner = declaration.isReady ? "ready policy of kfplint" : "policy of this repository"
    page += "A \(owner), on each \(declaration.subject.rawValue). It wants:\n"
    for validation in declaration.validations { page += "\n```\n\(validation.expression.lines)\n```\n" }
    self.init(
      id: name, severity: declaration.severity, category: .practice, summary: summary, since: "0.1.0", page: page,
      isPolicy: true)
  }
}

/// A policy over what a workflow has.
private struct PolicyOnWorkflow: Rule {
  let run: PolicyRun

  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    let subjects = report.shared.value {
      WorkflowSubjects(graph, pipeline: run.pipeline(at: graph.document.location))
    }
    run.check(subjects.frames(on: run.policy.subject), &report)
  }
}

/// A policy over the parameters of a pipeline.
private struct PolicyOnParameters: Rule {
  let run: PolicyRun

  func check(_ pipeline: Pipeline, _ report: inout Report) {
    let subjects = report.shared.value {
      ParameterSubjects(pipeline.parameters, pipeline: run.pipeline(at: pipeline.document.location))
    }
    run.check(subjects.frames, &report)
  }
}

/// A policy over schedules.
private struct PolicyOnSchedule: Rule {
  let run: PolicyRun

  func check(_ schedule: Schedule, _ report: inout Report) {
    let subjects = report.shared.value {
      ScheduleSubjects(ScheduleModel.PlacedSchedule(schedule, path: run.pathFromRoot(schedule.files.folder)))
    }
    run.check(subjects.frames(on: run.policy.subject), &report)
  }
}

/// A policy over what a change does to a pipeline.
private struct PolicyOnChange: Rule {
  let run: PolicyRun

  func check(_ change: PipelineChange, _ report: inout Report) {
    let subjects = report.shared.value {
      let unit = change.files.unit
      return ChangeSubject(change, pipeline: run.pipeline(in: unit, at: Location(path: unit)))
    }
    run.check([subjects.frame], &report)
  }
}

extension PolicyRun {
  fileprivate func pipeline(in folder: Path, at location: Location) -> CELValue {
    WorkflowModel.pipeline.object(WorkflowModel.PipelinePlace(path: pathFromRoot(folder), place: location))
  }

  fileprivate func pipeline(at workflow: Location) -> CELValue { pipeline(in: workflow.path.parent, at: workflow) }
}
