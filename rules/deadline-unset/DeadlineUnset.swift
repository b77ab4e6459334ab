import Diagnostics
import Pipelines
import RuleEngine

/// Finds workflows that nothing ends if a step hangs.
struct DeadlineUnset: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    if let run = graph.endlessRun { report(.endless(run), at: run.location) }
  }
}

extension Report.Message {
  fileprivate static func endless(_ run: EndlessRun) -> Self {
    let count = run.templates.count
    let first = run.templates.first?.description ?? ""
    let some = count > 1 ? "\(first) and \(count - 1) more" : first
    return Self(
      run.isPartial
        ? "the workflow has no deadline, and neither \(count > 1 ? "have" : "has") \(some)"
        : "neither the workflow nor a step of it has a deadline",
      label: "a step that hangs runs until somebody stops it",
      help:
        "set one in the pipeline's Python: dsl.get_pipeline_conf().set_timeout(seconds), or task.set_timeout(seconds)"
    )
  }
}
