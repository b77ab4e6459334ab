/// The layer of each node, from zero: below all nodes from which lines lead to it.
struct Layering {
  private(set) var layers: [Int]

  /// The most times that all nodes are moved.
  private static let mostPasses = 20

  /// Puts each node as high as it can be, and then to where its lines are short.
  init(_ graph: AcyclicGraph) {
    let outgoing = Adjacency(count: graph.count, graph.edges.map(\.from))
    let incoming = Adjacency(count: graph.count, graph.edges.map(\.to))
    layers = Array(repeating: 0, count: graph.count)
    for node in graph.order {
      for index in outgoing.members[outgoing.range(of: node)] {
        let target = graph.edges[index].to
        layers[target] = max(layers[target], layers[node] + 1)
      }
    }
    for pass in 0..<Self.mostPasses where !shortenLines(graph, incoming, outgoing, downwards: pass.isMultiple(of: 2)) {
      break
    }
    spread(graph.order.filter { incoming.range(of: $0).isEmpty && outgoing.range(of: $0).isEmpty })
  }

  /// Moves each node towards the side on which it has more lines, as far as that is possible.
  ///
  /// A node with as many on both sides makes room for others. Returns whether any was moved.
  private mutating func shortenLines(
    _ graph: AcyclicGraph, _ incoming: Adjacency, _ outgoing: Adjacency, downwards: Bool
  ) -> Bool {
    var hasMoved = false
    for node in downwards ? graph.order.reversed() : graph.order {
      let above = incoming.members[incoming.range(of: node)]
      let below = outgoing.members[outgoing.range(of: node)]
      let layer =
        below.count > above.count || below.count == above.count && downwards
        ? below.map { layers[graph.edges[$0].to] - 1 }.min() : above.map { layers[graph.edges[$0].from] + 1 }.max()
      guard let layer, layer != layers[node] else { continue }
      layers[node] = layer
      hasMoved = true
    }
    return hasMoved
  }

  /// Puts nodes without lines into rows instead of one that is as wide as they are many.
  private mutating func spread(_ nodes: [Int]) {
    guard nodes.count > Self.leastToSpread else { return }
    var columns = Self.leastToSpread
    while columns * columns < 2 * nodes.count { columns += 1 }
    for (index, node) in nodes.sorted().enumerated() { layers[node] = index / columns }
  }

  private static let leastToSpread = 4
}
