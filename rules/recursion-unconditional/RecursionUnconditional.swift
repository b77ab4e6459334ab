import Diagnostics
import Pipelines
import RuleEngine

/// Finds templates that call each other with neither a condition nor a loop on the way.
struct RecursionUnconditional: Rule {
  /// More of a long way round would not be read.
  private static let mostShown = 16

  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for recursion in graph.endlessRecursions {
      guard let first = recursion.calls.first else { continue }
      report(
        .endless(recursion), at: first.templateName?.location ?? first.task.location,
        related: recursion.calls.dropFirst().prefix(Self.mostShown).map { call in
          .init("\(call.description) calls \(call.callee?.description ?? "it")", at: call.task.location)
        })
    }
  }
}

extension Report.Message {
  fileprivate static func endless(_ recursion: Recursion) -> Self {
    let isDirect = recursion.calls.count == 1
    return Self(
      isDirect
        ? "\(recursion.calls[0].callee?.description ?? "a template") calls itself without a condition"
        : "templates call each other without a condition: \(recursion.description)",
      label: "so a run never ends",
      notes: ["Argo 3.5 and later stop after 100 calls; older versions do not stop"],
      help: "put a condition (when) on one of the tasks on the way")
  }
}
