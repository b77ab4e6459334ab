import Diagnostics
import Pipelines
import RuleEngine

/// Finds templates that call each other with neither a condition nor a loop on the way.
struct RecursionUnconditional: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for recursion in graph.endlessRecursions {
      guard let first = recursion.calls.first else { continue }
      report(
        .endless(recursion), at: first.templateName?.location ?? first.task.location,
        related: recursion.calls.dropFirst().map { call in
          .init("\(call.description) calls \(call.callee?.description ?? "it")", at: call.task.location)
        })
    }
  }
}

extension Report.Message {
  fileprivate static func endless(_ recursion: Recursion) -> Self {
    let names = recursion.calls.map { $0.caller?.name?.value.description ?? "?" }
    let shown = names.count > 8 ? Array(names.prefix(6)) + ["…"] : names
    return Self(
      names.count > 1
        ? "templates call each other without a condition: \((shown + [names[0]]).joined(separator: " → "))"
        : "template \"\(names[0])\" calls itself without a condition",
      label: "so a run never ends",
      notes: ["Argo stops after 100 calls from 3.5 on, and never before"],
      help: "put a condition (when) on one of the tasks on the way")
  }
}
