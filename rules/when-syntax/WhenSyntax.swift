import ArgoGrammar
import Diagnostics
import Pipelines
import RuleEngine
import YAMLSyntax

/// Finds conditions that Argo cannot evaluate, with any values, or with the values that are known.
struct WhenSyntax: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for call in graph.calls where call.isTaskOrStep {
      guard let when = call.task.when, !graph.typeDefects.isUndecodable(when.node) else { continue }
      let expression = WhenExpression(when.value.bytes)
      if let why = expression.unjudged { report(.unjudged(why, call.description), at: when.location) }
      guard case .fault(let fault) = expression.verdict else { continue }
      report(
        .refused(fault, call.description), at: when.location(of: fault.fault.range),
        severity: fault.remedy == .byFragmentsOnly ? .warning : .error)
    }
    guard !graph.isPipeline else { return }
    for condition in graph.conditionsWithDefaults { report(condition) }
  }
}

/// Finds conditions that Argo cannot evaluate with the values that the pipeline's parameters have.
struct WhenWithValues: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    for condition in pipeline.conditionsWithValues { report(condition) }
  }
}

extension Report {
  fileprivate mutating func callAsFunction(_ condition: ConditionWithValues) {
    guard let (fault, isCertain) = condition.fault, let place = condition.values.first else { return }
    self(
      .refused(fault, condition.call.description, with: condition.values.map(\.value), isCertain: isCertain),
      at: condition.location(of: place.range), severity: isCertain && condition.isFixed ? .error : .warning,
      related: condition.values.map { .init($0.value.isFixed ? "this value" : "this default", at: $0.value.location) })
  }
}

extension ConditionWithValues {
  /// Why Argo refuses it, and whether it does so whatever the other variables are.
  fileprivate var fault: (fault: WhenFault, isCertain: Bool)? {
    if case .fault(let fault) = verdict { return (fault, fault.remedy != .byFragmentsOnly) }
    if case .fault(let fault) = verdictForNumbers { return (fault, false) }
    return nil
  }
}

extension Report.Message {
  fileprivate static func unjudged(_ why: UnjudgedExpression, _ task: String) -> Self {
    Self(
      "the condition of \(task) \(why.sentence), so that it was not checked", label: "not checked",
      notes: [UnjudgedExpression.note], help: "write it with fewer parentheses, or decide in a step")
  }

  fileprivate static func refused(_ fault: WhenFault, _ task: String) -> Self {
    let what =
      switch fault.step {
      case .syntax: "is not an expression: \(fault.fault.message)"
      case .evaluation: "cannot be evaluated: \(fault.fault.message)"
      case .result: "is neither true nor false"
      }
    let remedy: [String] =
      switch fault.remedy {
      case .impossible: []
      case .byFragmentsOnly: ["only a value with a quote or a bracket without its partner could fix it"]
      case .byExpressionsOnly: ["only a value that is an expression itself, with an operator in it, could fix it"]
      }
    return Self(
      "the condition of \(task) \(what)",
      notes: ["Argo evaluates it only when the task is due, and fails it then: Invalid 'when' expression"] + remedy,
      help: "write a comparison with both sides in quotes, such as '\"{{tasks.a.outputs.parameters.b}}\" == \"yes\"'")
  }

  fileprivate static func refused(
    _ fault: WhenFault, _ task: String, with values: [KnownValue], isCertain: Bool
  ) -> Self {
    let names = values.map { value in value.parameter.map { "parameter \($0.quoted)" } ?? "an argument" }
    let all = Set(names).sorted().joined(separator: " and ")
    let what = fault.step == .result ? "the result is neither true nor false" : fault.fault.message
    return Self(
      "the condition of \(task) fails with the value of \(all): \(what)", label: "the value is put in here",
      notes: ["Argo puts the value into the text of the condition and reads that as an expression"]
        + (isCertain ? [] : ["the other variable may have a value with which it does not fail"]),
      help: "correct the value, or put the variable in quotes if a text is meant")
  }
}
