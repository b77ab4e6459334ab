import Diagnostics

/// Tasks that wait for each other, so that none of them ever starts.
public struct TaskCycle: Sendable {
  /// One way round: each entry is a task with the dependency by which it waits for the next; the last waits for the first.
  public let links: [(task: DAGTask, dependency: Dependency)]
  /// How many tasks wait for each other in all, over this way and others.
  public let size: Int
  /// The place of the first task in its graph.
  let first: Int

  /// The shortest way round through the first task of a group; `nil` if the group is a single task that does not wait
  /// for itself.
  init?(among group: [Int], tasks: [DAGTask], waits: [[Dependency]], positions: [ByteString: Int]) {
    guard let first = group.min(),
      let way = ShortestCycle.through(first, within: group, edges: { waits[$0].map { positions[$0.name] } })
    else { return nil }
    links = way.map { (tasks[$0.node], waits[$0.node][$0.edge]) }
    self.first = first
    size = group.count
  }
}
