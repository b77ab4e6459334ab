import Diagnostics
import Pipelines
import RuleEngine

/// Finds references to tasks that the referring task does not wait for.
struct VariableNotUpstream: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for defect in graph.referenceDefects {
      guard case .notUpstream(let other) = defect.problem, let task = defect.place.task else { continue }
      if task.isSame(as: other) {
        report(.own(defect.text, task), at: defect.location)
      } else {
        report(
          .notUpstream(defect.text, task, other, graph.orRender), at: defect.location,
          related: [.init("this task may run later", at: other.location)])
      }
    }
  }
}

extension Report.Message {
  fileprivate static func notUpstream(
    _ text: String, _ task: DAGTask, _ other: DAGTask, _ orRender: String
  ) -> Self {
    Self(
      "\(task.description) uses \(text) and does not wait for \(other.description)", label: "not there yet",
      help: other.name.map { "add \"\($0.value)\" to the dependencies\(orRender)" })
  }

  fileprivate static func own(_ text: String, _ task: DAGTask) -> Self {
    Self(
      "\(task.description) uses \(text), which is its own", label: "not there yet",
      help: "name the task that was meant")
  }
}
