import ArgoGrammar
import Diagnostics
import Pipelines
import RuleEngine
import YAMLSyntax

/// Finds conditions that Argo cannot evaluate, whatever the values in them are.
struct WhenSyntax: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for call in graph.calls where call.isTaskOrStep {
      guard let when = call.task.when, !graph.typeDefects.isUndecodable(when.node),
        case .fault(let fault) = WhenExpression(when.value.bytes).verdict
      else { continue }
      report(
        .refused(fault, call.description), at: when.location(of: fault.fault.range),
        severity: fault.mending == .impossible ? .error : .warning)
    }
  }
}

extension Report.Message {
  fileprivate static func refused(_ fault: WhenFault, _ task: String) -> Self {
    let what =
      switch fault.step {
      case .syntax: "is not an expression: \(fault.fault.message)"
      case .evaluation: "cannot be evaluated: \(fault.fault.message)"
      case .result: "is neither true nor false"
      }
    let remedy =
      fault.mending == .impossible ? [] : ["only a value with a quote or a bracket without its partner could fix it"]
    return Self(
      "the condition of \(task) \(what)",
      notes: ["Argo evaluates it only when the task is due, and fails it then: Invalid 'when' expression"] + remedy,
      help: "write a comparison with both sides in quotes, such as '\"{{tasks.a.outputs.parameters.b}}\" == \"yes\"'")
  }
}
