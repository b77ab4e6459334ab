import Diagnostics
import Pipelines
import RuleEngine

/// Finds graphs without any task.
struct DAGEmpty: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for taskGraph in graph.taskGraphs where taskGraph.isEmpty {
      report(.empty(taskGraph.template), at: taskGraph.location)
    }
  }
}

extension Report.Message {
  fileprivate static func empty(_ template: Template) -> Self {
    Self(
      "the DAG of \(template.description) has no tasks", label: "Argo wants at least one",
      help: "add a task, or delete the template and the tasks that call it")
  }
}
