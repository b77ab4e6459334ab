import Diagnostics

/// Tasks that wait for each other, so that none of them ever starts.
public struct Cycle: Sendable {
  /// One way round: each entry is a task with the dependency by which it waits for the next; the last waits for the first.
  public let links: [(task: DAGTask, dependency: Dependency)]
  /// How many tasks wait for each other in all, over this way and others.
  public let size: Int
  /// The place of the first task in its graph.
  let first: Int

  /// The shortest way round through the first task of a group; `nil` if the group is a single task that does not wait
  /// for itself.
  init?(among group: [Int], tasks: [DAGTask], waits: [[Dependency]], positions: [ByteString: Int]) {
    guard let first = group.min() else { return nil }
    let members = Set(group)
    /// By which dependency of which task each task was reached.
    var arrivals: [Int: (from: Int, by: Dependency)] = [:]
    var queue = [first]
    var next = 0
    while next < queue.count, arrivals[first] == nil {
      let task = queue[next]
      next += 1
      for dependency in waits[task] {
        guard let other = positions[dependency.name], members.contains(other), arrivals[other] == nil else { continue }
        arrivals[other] = (task, dependency)
        queue.append(other)
      }
    }
    guard var arrival = arrivals[first] else { return nil }
    var links = [(tasks[arrival.from], arrival.by)]
    while arrival.from != first, let earlier = arrivals[arrival.from] {
      links.append((tasks[earlier.from], earlier.by))
      arrival = earlier
    }
    self.links = links.reversed()
    self.first = first
    size = group.count
  }
}
