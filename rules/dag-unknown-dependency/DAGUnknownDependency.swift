import Diagnostics
import Pipelines
import RuleEngine

/// Finds dependencies and targets that are no task of their graph.
struct DAGUnknownDependency: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for taskGraph in graph.taskGraphs where taskGraph.isComplete {
      for unknown in taskGraph.unknownDependencies {
        report(.unknown(unknown, in: taskGraph.template), at: unknown.dependency.location)
      }
    }
  }
}

extension Report.Message {
  fileprivate static func unknown(_ unknown: UnknownDependency, in template: Template) -> Self {
    Self(
      "\(template.description) has no task \"\(unknown.dependency.name)\" to wait for", label: "no task of this graph",
      notes: unknown.dependency.holdsTag
        ? ["Argo does not replace variables here: it needs the names to order the tasks"] : [],
      help: unknown.nearest.map { "did you mean \"\($0)\"?" } ?? "remove the name, or render the pipeline again")
  }
}
