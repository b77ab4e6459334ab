/// A graph whose lines all lead onwards, some of them turned around for it.
struct AcyclicGraph {
  /// How many nodes there are.
  let count: Int
  /// The lines, those that closed a circle turned around.
  private(set) var edges: [GraphEdge]
  /// Whether each line was turned around.
  private(set) var isReversed: [Bool]
  /// The nodes in an order in which each comes after those from which lines lead to it.
  private(set) var order: [Int] = []

  /// Goes through the graph depth first, without recursion, and turns around what leads back to where it came from.
  ///
  /// It starts where nothing leads to, so that as few lines as possible run against their direction.
  init(count: Int, edges: [GraphEdge]) {
    self.count = count
    self.edges = edges
    isReversed = Array(repeating: false, count: edges.count)
    let outgoing = Adjacency(count: count, edges.map(\.from))
    var indegrees = Array(repeating: 0, count: count)
    for edge in edges { indegrees[edge.to] += 1 }
    var state = Array(repeating: State.new, count: count)
    var finished: [Int] = []
    finished.reserveCapacity(count)
    for root in (0..<count).filter({ indegrees[$0] == 0 }) + (0..<count) where state[root] == .new {
      state[root] = .open
      var path = [(node: root, next: outgoing.range(of: root).lowerBound)]
      while let (node, next) = path.last {
        guard next < outgoing.range(of: node).upperBound else {
          state[node] = .done
          finished.append(node)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let index = outgoing.members[next]
        let target = edges[index].to
        switch state[target] {
        case .new:
          state[target] = .open
          path.append((target, outgoing.range(of: target).lowerBound))
        case .open:
          self.edges[index] = GraphEdge(from: target, to: node)
          isReversed[index] = true
        case .done: break
        }
      }
    }
    order = finished.reversed()
  }

  private enum State {
    case new
    case open
    case done
  }
}

/// Things by the node that they belong to, in two flat lists.
struct Adjacency {
  /// The positions of the things, those of a node in a row.
  private(set) var members: [Int]
  private var starts: [Int]

  /// Sorts things by the node of each.
  init(count: Int, _ nodes: [Int]) {
    starts = Array(repeating: 0, count: count + 1)
    for node in nodes { starts[node + 1] += 1 }
    for node in 0..<count { starts[node + 1] += starts[node] }
    members = Array(repeating: 0, count: nodes.count)
    var next = starts
    for (index, node) in nodes.enumerated() {
      members[next[node]] = index
      next[node] += 1
    }
  }

  /// Where the things of a node stand among the members.
  func range(of node: Int) -> Range<Int> { starts[node]..<starts[node + 1] }
}
