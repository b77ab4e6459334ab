import Diagnostics
import Pipelines
import RuleEngine

/// Finds dependencies and targets that are no task of their graph.
struct DAGUnknownDependency: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for taskGraph in graph.taskGraphs where taskGraph.isComplete {
      for unknown in taskGraph.unknownDependencies {
        report(
          .unknown(unknown, in: taskGraph.template, graph.orRender), at: unknown.dependency.location,
          fix: Fix(correcting: unknown.dependency.name, at: unknown.dependency.location, to: unknown.nearest))
      }
    }
  }
}

extension Report.Message {
  fileprivate static func unknown(_ unknown: UnknownDependency, in template: Template, _ orRender: String) -> Self {
    Self(
      "\(template.description) has no task \"\(unknown.dependency.name)\" to wait for", label: "no task of this graph",
      notes: unknown.dependency.holdsTag
        ? ["Argo does not replace variables here: it needs the names to order the tasks"] : [],
      help: unknown.nearest.map { "did you mean \"\($0)\"?" } ?? "remove the name\(orRender)")
  }
}
