/// The shortest way round through a node of a directed graph.
enum ShortestCycle {
  /// An edge on the way: the node it starts from, and its place in the list of that node's edges.
  struct Step {
    let node: Int
    let edge: Int
  }

  /// The way from `first` back to itself through nodes of `group` only; `nil` if there is none.
  ///
  /// Each node is looked at once at most.
  static func through(_ first: Int, within group: [Int], edges: (Int) -> [Int?]) -> [Step]? {
    let members = Set(group)
    var arrivals: [Int: Step] = [:]
    var queue = [first]
    var next = 0
    while next < queue.count, arrivals[first] == nil {
      let node = queue[next]
      next += 1
      for (edge, other) in edges(node).enumerated() {
        guard let other, members.contains(other), arrivals[other] == nil else { continue }
        arrivals[other] = Step(node: node, edge: edge)
        queue.append(other)
      }
    }
    guard var step = arrivals[first] else { return nil }
    var way = [step]
    while step.node != first, let earlier = arrivals[step.node] {
      way.append(earlier)
      step = earlier
    }
    return way.reversed()
  }
}
