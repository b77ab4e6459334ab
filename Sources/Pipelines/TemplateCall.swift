public import Diagnostics
import YAMLSyntax

/// A place that calls a template: a task, a step, or a lifecycle hook.
public struct TemplateCall: Sendable {
  /// What kind of place it is.
  public enum Kind: String, Sendable {
    case task
    case step
    case hook
    /// The older way to write a hook: `onExit: NAME`.
    case exitHandler = "exit handler"
  }

  /// What kind of place it is.
  public let kind: Kind
  /// The template that the call stands in; `nil` for a hook of the workflow itself.
  public let caller: Template?
  /// The task, step or hook; for `onExit: NAME` the task that has it.
  public let task: DAGTask
  /// The name that is called, if one could be read.
  public let templateName: Sourced<ByteString>?
  /// The template that is called, if the workflow has it.
  public let callee: Template?

  /// Whether the name is filled in only when the workflow runs.
  public var isDynamic: Bool { templateName?.value.contains("{{") ?? false }

  /// Whether it is always made when the caller runs.
  ///
  /// Hooks are not: they wait for events.
  public var isUnconditional: Bool {
    (kind == .task || kind == .step) && !task.isConditional
  }

  /// The inputs of the called template for which nobody supplies anything.
  public var missingInputs: [MissingInput] {
    guard let callee, kind != .exitHandler else { return [] }
    let supplied = task.suppliedItems
    return supplied.isComplete ? supplied.missing(for: callee.inputs) : []
  }
}

/// An input that nobody supplies.
public struct MissingInput: Sendable {
  /// Whether it is a parameter or an artifact.
  public enum Kind: String, Sendable {
    case parameter
    case artifact
  }

  /// What it is.
  public let kind: Kind
  /// The entry of the template's inputs.
  public let input: InterfaceItem
  /// The argument without a value, if there is one of the name.
  public let emptyArgument: InterfaceItem?
}

extension InterfaceItems {
  /// Those of `inputs` that have no value of their own and get none from these arguments.
  func missing(for inputs: InterfaceItems) -> [MissingInput] {
    let suppliedParameters = Dictionary(parameters.map { ($0.name.value, $0) }, uniquingKeysWith: { first, _ in first })
    let suppliedArtifacts = Set(artifacts.map(\.name.value))
    return inputs.parameters.compactMap { input in
      let argument = suppliedParameters[input.name.value]
      if input.hasValue || argument?.hasValue ?? false { return nil }
      return MissingInput(kind: .parameter, input: input, emptyArgument: argument)
    }
      + inputs.artifacts.compactMap { input in
        if input.isOptional || input.hasLocation || suppliedArtifacts.contains(input.name.value) { return nil }
        return MissingInput(kind: .artifact, input: input, emptyArgument: nil)
      }
  }
}
