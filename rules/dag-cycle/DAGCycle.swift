import Diagnostics
import Pipelines
import RuleEngine

/// Finds tasks that wait for each other.
struct DAGCycle: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for cycle in graph.taskGraphs.flatMap(\.cycles) {
      guard let first = cycle.links.first else { continue }
      report(
        .cycle(cycle), at: first.dependency.location,
        related: cycle.links.dropFirst().map { task, dependency in
          .init("\(task.description) waits for \"\(dependency.name)\"", at: dependency.location)
        })
    }
  }
}

extension Report.Message {
  fileprivate static func cycle(_ cycle: TaskCycle) -> Self {
    let way = cycle.links.map { task, _ in task.name?.value ?? ByteString("?") }
    guard way.count > 1 else {
      return Self(
        "task \"\(way.listed)\" waits for itself", label: "so it never starts", help: "remove the dependency")
    }
    return Self(
      "tasks wait for each other: \(cycle.shownWay)", label: "so none of them starts",
      notes: cycle.size > way.count ? ["\(cycle.size) tasks of the graph wait for each other in all"] : [],
      help: "remove one of the dependencies")
  }
}

extension TaskCycle {
  /// The names on the way round, with the middle left out where there are many.
  fileprivate var shownWay: String {
    let names = links.map { $0.task.name?.value.description ?? "?" }
    let shown = names.count > 8 ? Array(names.prefix(6)) + ["…"] : names
    return (shown + [names[0]]).joined(separator: " → ")
  }
}
