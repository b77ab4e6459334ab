public import Configuration
public import Pipelines
public import Schedules

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
  /// Looks at the files of any unit, in any state.
  case unitFiles(any Rule<any UnitFiles>)
  /// Looks at the files of a pipeline, in any state.
  case files(any Rule<PipelineFiles>)
  /// Looks at a workflow file that parses.
  case document(any Rule<WorkflowDocument>)
  /// Looks at an Argo workflow, of any author.
  case workflow(any Rule<WorkflowGraph>)
  /// Looks at a pipeline in V1 mode.
  case pipeline(any Rule<Pipeline>)
  /// Looks at the schedules of a team, by what their files say.
  case schedule(any Rule<Schedule>)
  /// Looks at the schedules of a team with what their jobs take from commits.
  case pinnedSchedule(any Rule<PinnedSchedule>)
  /// Looks at what a change does to a pipeline and to what it is rendered from.
  case pipelineChange(any Rule<PipelineChange>)
  /// Looks at what a change does to the schedules of a team.
  case scheduleChange(any Rule<ScheduleChange>)
  /// Looks at what came of running a render script, which only a command that runs them does.
  case render(any Rule<RenderResult>)
  /// Looks at `.kfplint.yaml`.
  case configuration(any Rule<ConfigurationFile>)
  /// Looks at the decisions to live with findings, after all other rules ran.
  case suppressions(any Rule<Suppressions>)
  /// Looks for one problem in several kinds of units, in each of them in its own way.
  indirect case each([AnyRule])
  /// Looks by what its options hold.
  case configurable(@Sendable (OptionValues) -> AnyRule)

  /// The rule in its ways, each of which looks at something.
  fileprivate func parts(_ options: OptionValues) -> [AnyRule] {
    switch self {
    case .each(let rules): rules.flatMap { $0.parts(options) }
    case .configurable(let rule): rule(options).parts(options)
    default: [self]
    }
  }
}

/// A rule together with what the rulebook says about it.
///
/// It is shared rather than copied: every rule runs on every unit.
public final class RegisteredRule: Sendable {
  /// What the rulebook says.
  public let info: RuleInfo
  /// The rule itself.
  public let rule: AnyRule
  /// The rule in its ways where no option is set.
  private let parts: [AnyRule]

  /// Registers a rule.
  public init(_ info: RuleInfo, _ rule: AnyRule) {
    self.info = info
    self.rule = rule
    parts = rule.parts(OptionValues(of: info.options))
  }

  /// The rule in its ways, each of which looks at something, where some options are set.
  func parts(_ options: [String: [String]]?) -> [AnyRule] {
    options.map { rule.parts(OptionValues(of: info.options, set: $0)) } ?? parts
  }
}
