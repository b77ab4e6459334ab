public import Diagnostics
import YAMLSyntax

/// A place that calls a template: a task, a step, or a lifecycle hook.
public struct TemplateCall: Sendable {
  /// What kind of place it is.
  public enum Kind: Sendable {
    case task
    case step
    case hook
    /// The older way to write a hook: `onExit: NAME`.
    case exitHandler
  }

  /// What kind of place it is.
  public let kind: Kind
  /// The template that the call stands in; `nil` for a hook of the workflow itself.
  public let caller: Template?
  /// Whether it stands in a template that is written inside a task of the caller, which has inputs of its own.
  let isInline: Bool
  /// The task, step or hook; for `onExit: NAME` the task that has it.
  public let task: DAGTask
  /// The name that is called, if one could be read.
  public let templateName: Sourced<ByteString>?
  /// The template that is called, if the workflow has it.
  public let callee: Template?

  /// Whether the name is filled in only when the workflow runs.
  public var isDynamic: Bool { templateName?.value.contains("{{") ?? false }

  /// Whether the graph itself makes it, and no event.
  public var isTaskOrStep: Bool { kind == .task || kind == .step }

  /// Whether it is always made when the caller runs.
  ///
  /// Hooks are not: they wait for events.
  public var isUnconditional: Bool { isTaskOrStep && !task.isConditional }
}
