import ArgoGrammar
import Diagnostics
import Pipelines
import RuleEngine

/// Finds expressions in `{{=…}}` that Argo cannot read, and variables whose braces nothing closes.
struct ExpressionSyntaxRule: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for defect in graph.expressionDefects {
      switch defect.problem {
      case .unreadable(let fault): report(.unreadable(fault.message), at: defect.location)
      case .unclosed: report(.unclosed, at: defect.location)
      }
    }
  }
}

extension Report.Message {
  fileprivate static func unreadable(_ problem: String) -> Self {
    Self(
      "this is no expression: \(problem)",
      notes: ["Argo does not check expressions before the run, and leaves one that it cannot read as it is"],
      help: "write it in the language of expr, such as {{=asInt(inputs.parameters.rows) > 10}}")
  }

  fileprivate static let unclosed = Self(
    "the braces of this variable are not closed", label: "needs }} at its end",
    notes: ["Argo takes everything up to the next }} of the template for the variable's name"],
    help: "write }} after the name")
}
