import ArgoGrammar
import Diagnostics
import Pipelines
import RuleEngine
import YAMLSyntax

/// Finds conditions that Argo cannot evaluate, whatever the values in them are.
struct WhenSyntax: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for call in graph.calls where call.kind == .task || call.kind == .step {
      guard let when = call.task.when, !graph.typeDefects.isUndecodable(when.node),
        case .fault(let fault) = WhenExpression(when.value.bytes).verdict, fault.mending == .impossible
      else { continue }
      report(.refused(fault, call.description), at: when.location(of: fault.fault.range))
    }
  }
}

extension Report.Message {
  fileprivate static func refused(_ fault: WhenExpression.Fault, _ task: String) -> Self {
    let what =
      switch fault.step {
      case .syntax: "is no expression"
      case .evaluation: "cannot be evaluated"
      case .result: "is neither true nor false"
      }
    return Self(
      "the condition of \(task) \(what): \(fault.fault.message)",
      notes: ["Argo evaluates it only when the task is due, and fails it then: Invalid 'when' expression"],
      help: "write a comparison with both sides in quotes, such as '\"{{tasks.a.outputs.parameters.b}}\" == \"yes\"'")
  }
}
