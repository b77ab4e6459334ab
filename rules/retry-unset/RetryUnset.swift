import Diagnostics
import Pipelines
import RuleEngine

/// Finds steps that read from the network and are not tried again.
struct RetryUnset: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for fetch in graph.unretriedFetches { report(.once(fetch), at: fetch.location) }
  }
}

extension Report.Message {
  fileprivate static func once(_ fetch: UnretriedFetch) -> Self {
    Self(
      "\(fetch.template.description) fails if \(fetch.command) fails once", label: "no retryStrategy of the step",
      help: "set one in the pipeline's Python: task.set_retry(3, backoff_duration=\"30s\")")
  }
}
