public import Configuration
public import Pipelines

/// A rule: one kind of problem, looked for in one kind of subject.
///
/// The subject's type says what the rule relies on. Where the subject does not exist (a file that does not parse has no
/// document), the rule does not run, and the reports say why.
public protocol Rule<Subject>: Sendable {
  /// What the rule looks at.
  associatedtype Subject: Sendable

  /// Reports every occurrence of the problem in `subject`.
  func check(_ subject: Subject, _ report: inout Report)
}

/// A rule of any kind, by what it looks at.
public enum AnyRule: Sendable {
  /// Looks at files in whatever state they are.
  case files(any Rule<PipelineFiles>)
  /// Looks at a workflow file that parses.
  case document(any Rule<WorkflowDocument>)
  /// Looks at an Argo workflow, whoever wrote it.
  case workflow(any Rule<WorkflowGraph>)
  /// Looks at a pipeline in V1 mode.
  case pipeline(any Rule<Pipeline>)
  /// Looks at `.kfplint.yaml`.
  case configuration(any Rule<ConfigurationFile>)
}

/// A rule together with what the rulebook says about it.
public struct RegisteredRule: Sendable {
  /// What the rulebook says.
  public let info: RuleInfo
  /// The rule itself.
  public let rule: AnyRule

  /// Registers a rule.
  public init(_ info: RuleInfo, _ rule: AnyRule) {
    self.info = info
    self.rule = rule
  }
}
