/// The groups of a directed graph within which each node reaches each other one (Tarjan's algorithm).
///
/// The time is linear in nodes and edges, and nothing recurses: a chain of a hundred thousand nodes is no deeper than one.
struct StronglyConnectedComponents {
  /// The nodes of each group; a group that an edge leads to comes before the one that the edge comes from.
  private(set) var groups: [[Int]] = []

  private let edges: [[Int]]
  /// When a node was first met, from one; zero for one that was not met.
  private var met: [Int]
  /// The earliest node that is known to be reached and still without a group.
  private var low: [Int]
  private var isWaiting: [Bool]
  private var waiting: [Int] = []
  private var count = 0

  /// Groups the nodes `0..<edges.count`, where `edges` lists the nodes that each node leads to.
  init(edges: [[Int]]) {
    self.edges = edges
    met = Array(repeating: 0, count: edges.count)
    low = met
    isWaiting = Array(repeating: false, count: edges.count)
    for node in edges.indices where met[node] == 0 { visit(node) }
  }

  private mutating func visit(_ root: Int) {
    var path: [(node: Int, next: Int)] = []
    enter(root, &path)
    while let (node, next) = path.last {
      if next < edges[node].count {
        path[path.count - 1].next += 1
        let successor = edges[node][next]
        if met[successor] == 0 {
          enter(successor, &path)
        } else if isWaiting[successor] {
          low[node] = min(low[node], met[successor])
        }
      } else {
        path.removeLast()
        if let parent = path.last?.node { low[parent] = min(low[parent], low[node]) }
        if low[node] == met[node] { closeGroup(of: node) }
      }
    }
  }

  private mutating func enter(_ node: Int, _ path: inout [(node: Int, next: Int)]) {
    count += 1
    met[node] = count
    low[node] = count
    waiting.append(node)
    isWaiting[node] = true
    path.append((node, 0))
  }

  private mutating func closeGroup(of node: Int) {
    var group: [Int] = []
    while let member = waiting.popLast() {
      isWaiting[member] = false
      group.append(member)
      if member == node { break }
    }
    groups.append(group)
  }
}
