import Diagnostics
import Pipelines
import RuleEngine

/// Finds tasks that wait for each other.
struct DAGCycle: Rule {
  /// More of a long way round would not be read.
  private static let mostShown = 16

  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for cycle in graph.taskGraphs.flatMap(\.cycles) {
      guard let first = cycle.links.first else { continue }
      report(
        .cycle(cycle), at: first.dependency.location,
        related: cycle.links.dropFirst().prefix(Self.mostShown).map { task, dependency in
          .init("\(task.description) waits for \"\(dependency.name)\"", at: dependency.location)
        })
    }
  }
}

extension Report.Message {
  fileprivate static func cycle(_ cycle: TaskCycle) -> Self {
    if cycle.links.count == 1, let task = cycle.links.first?.task {
      return Self("\(task.description) waits for itself", label: "so it never starts", help: "remove the dependency")
    }
    return Self(
      "tasks wait for each other: \(cycle.description)", label: "so none of them starts",
      notes: cycle.size > cycle.links.count ? ["\(cycle.size) tasks of the graph wait for each other in all"] : [],
      help: "remove one of the dependencies")
  }
}
