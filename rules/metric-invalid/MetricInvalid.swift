import Diagnostics
import Pipelines
import RuleEngine

/// Finds metrics that Argo refuses.
struct MetricInvalid: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for (problem, isRefused) in graph.metricProblems {
      report(
        .problem(problem.kind, isRefused: isRefused), at: problem.location, severity: isRefused ? nil : .warning,
        related: problem.earlier.map { [.init("and here", at: $0)] } ?? [])
    }
  }
}

extension Report.Message {
  fileprivate static func problem(_ problem: MetricProblem, isRefused: Bool) -> Self {
    let (text, help) =
      switch problem {
      case .nameMissing: ("a metric has no name", "add a name")
      case .name(let name):
        ("\(name.quoted) cannot be the name of a metric", "write letters, digits and `_`, and no digit first")
      case .helpMissing(let name): ("the metric \(name.quoted) has no help", "add help: what the metric is about")
      case .label(let key):
        ("\(key.quoted) cannot be the label of a metric", "write letters, digits and `_`, and no digit first")
      case .valueMissing(let field): ("the \(field) has no value", "add value, a number or a variable")
      case .realtime(let value):
        (
          "\(value.quoted) is not known while the step runs, and the gauge is in real time",
          "remove realtime, or write {{duration}}"
        )
      }
    let note = isRefused ? "Argo refuses the workflow" : "Argo does not write the metric, and runs the workflow"
    return Self(text, notes: [note], help: help)
  }
}
