import ArgoGrammar
import Diagnostics
import Pipelines
import RuleEngine

/// Finds expressions in `{{=…}}` that Argo cannot read, and variables whose braces nothing closes.
struct ExpressionSyntaxRule: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for defect in graph.expressionDefects {
      switch defect.problem {
      case .unreadable(let fault): report(.unreadable(defect.text, fault.message), at: defect.location)
      case .unjudged(let why): report(.unjudged(defect.text, why), at: defect.location)
      case .unclosed: report(.unclosed(defect.text), at: defect.location)
      case .subtraction(let meant): report(.subtraction(defect.text, meant), at: defect.location)
      case .unknownName: break
      }
    }
  }
}

extension Report.Message {
  fileprivate static func unreadable(_ text: String, _ problem: String) -> Self {
    Self(
      "\(text) is not an expression: \(problem)",
      notes: ["Argo does not check expressions before the run; one that it cannot parse stays in the text as it is"],
      help: "write it in the language of expr, such as {{=asInt(inputs.parameters.rows) > 10}}")
  }

  fileprivate static func unjudged(_ text: String, _ why: UnjudgedExpression) -> Self {
    Self(
      "\(text) \(why.sentence), so that it was not checked", label: "not checked",
      notes: [UnjudgedExpression.note], help: "write a shorter expression, or work the value out in a step")
  }

  fileprivate static func subtraction(_ text: String, _ meant: String) -> Self {
    Self(
      "\(text) subtracts: in an expression a hyphen is an operator", label: "not one name",
      notes: ["the subtraction fails, and Argo leaves the text with its braces as it is"], help: "write \(meant)")
  }

  fileprivate static func unclosed(_ text: String) -> Self {
    Self(
      "the braces of \(text) are not closed", label: "needs }} at its end",
      notes: ["Argo takes everything up to the next }} of the template for the variable's name"],
      help: "write }} after the name")
  }
}
