/// The order of the nodes and bends within each layer, from left to right.
struct LayerOrder {
  let graph: LayeredGraph
  /// The nodes and bends of each layer, in their order.
  private(set) var layers: [[Int]]
  /// The neighbours of each node and bend in the layer above.
  let upper: [[Int]]
  /// The neighbours of each node and bend in the layer below.
  let lower: [[Int]]
  private var positions: [Int]

  /// The most times that all layers are put into order.
  private static let mostSweeps = 32
  /// The most work, in pieces of lines looked at, so that a very large graph gets fewer sweeps.
  private static let mostWork = 1_500_000
  /// Up to this many pieces and nodes, neighbours are swapped as well, which takes longer than to sort.
  private static let mostToSwap = 6_000

  /// The order in which nodes come first when one follows the lines.
  init(_ graph: LayeredGraph) {
    self.graph = graph
    var upper: [[Int]] = Array(repeating: [], count: graph.layers.count)
    var lower = upper
    for piece in graph.pieces {
      upper[piece.to].append(piece.from)
      lower[piece.from].append(piece.to)
    }
    (self.upper, self.lower) = (upper, lower)
    layers = Array(repeating: [], count: (graph.layers.max() ?? -1) + 1)
    positions = Array(repeating: 0, count: graph.layers.count)
    var isPlaced = Array(repeating: false, count: graph.layers.count)
    for root in graph.layers.indices where upper[root].isEmpty {
      var waiting = [root]
      while let node = waiting.popLast() {
        guard !isPlaced[node] else { continue }
        isPlaced[node] = true
        positions[node] = layers[graph.layers[node]].count
        layers[graph.layers[node]].append(node)
        waiting += lower[node].reversed()
      }
    }
  }

  /// Puts each layer into the order of the medians of its neighbours, downwards and upwards by turns, and keeps the best.
  ///
  /// Returns how often lines cross then.
  mutating func reduceCrossings() -> Int {
    let work = max(1, graph.pieces.count + graph.layers.count)
    let sweeps = min(Self.mostSweeps, Self.mostWork / work)
    var best = (crossings: crossings, layers: layers)
    var since = 0
    for sweep in 0..<sweeps where best.crossings > 0 && since < 8 {
      let isDownwards = sweep.isMultiple(of: 2)
      for layer in isDownwards ? Array(layers.indices.dropFirst()) : layers.indices.dropLast().reversed() {
        sort(layer, by: isDownwards ? upper : lower, favoursRight: sweep % 4 > 1)
      }
      if work <= Self.mostToSwap { swapNeighbours() }
      let crossings = crossings
      since += 1
      if crossings < best.crossings {
        best = (crossings, layers)
        since = 0
      }
    }
    for layer in best.layers.indices { set(best.layers[layer], at: layer) }
    return best.crossings
  }

  private mutating func set(_ nodes: [Int], at layer: Int) {
    layers[layer] = nodes
    for (position, node) in nodes.enumerated() { positions[node] = position }
  }

  /// Sorts a layer by the medians of its nodes' neighbours; a node without any stays where it is.
  private mutating func sort(_ layer: Int, by neighbours: [[Int]], favoursRight: Bool) {
    let nodes = layers[layer]
    var movable: [(median: Double, position: Int, node: Int)] = []
    for (position, node) in nodes.enumerated() {
      if let median = median(of: neighbours[node]) { movable.append((median, position, node)) }
    }
    // Equal medians stay in their order, or change it, by turns: both are tried.
    movable.sort { left, right in
      left.median == right.median
        ? (left.position < right.position) != favoursRight : left.median < right.median
    }
    var next = movable.makeIterator()
    set(nodes.map { neighbours[$0].isEmpty ? $0 : next.next()?.node ?? $0 }, at: layer)
  }

  /// The median of the positions of some neighbours, nearer to the side on which they are denser.
  private func median(of neighbours: [Int]) -> Double? {
    if neighbours.isEmpty { return nil }
    let places = neighbours.map { positions[$0] }.sorted()
    let middle = places.count / 2
    if !places.count.isMultiple(of: 2) { return Double(places[middle]) }
    if places.count == 2 { return Double(places[0] + places[1]) / 2 }
    let (left, right) = (places[middle - 1] - places[0], places[places.count - 1] - places[middle])
    if left + right == 0 { return Double(places[middle - 1] + places[middle]) / 2 }
    return Double(places[middle - 1] * right + places[middle] * left) / Double(left + right)
  }

  /// Swaps neighbours of a layer as long as that makes fewer crossings.
  private mutating func swapNeighbours() {
    for _ in 0..<4 {
      var isBetter = false
      for layer in layers.indices {
        for position in layers[layer].indices.dropLast() {
          let (left, right) = (layers[layer][position], layers[layer][position + 1])
          let now = crossings(of: left, before: right)
          guard now > 0, crossings(of: right, before: left) < now else { continue }
          layers[layer].swapAt(position, position + 1)
          (positions[left], positions[right]) = (position + 1, position)
          isBetter = true
        }
      }
      if !isBetter { return }
    }
  }

  /// How often the lines of two nodes of a layer cross, if one stands to the left of the other.
  private func crossings(of left: Int, before right: Int) -> Int {
    crossings(upper[left], upper[right]) + crossings(lower[left], lower[right])
  }

  private func crossings(_ left: [Int], _ right: [Int]) -> Int {
    if left.isEmpty || right.isEmpty { return 0 }
    let (left, right) = (left.map { positions[$0] }.sorted(), right.map { positions[$0] }.sorted())
    var (count, passed) = (0, 0)
    for place in left {
      while passed < right.count, right[passed] < place { passed += 1 }
      count += passed
    }
    return count
  }

  /// How often lines cross between all layers.
  ///
  /// Between two layers it is the number of inversions in the order of the lower ends, counted with a tree of sums (Barth,
  /// Jünger and Mutzel, 2002).
  var crossings: Int {
    var count = 0
    for (layer, nodes) in layers.enumerated() where layer + 1 < layers.count {
      let width = layers[layer + 1].count
      var sums = Array(repeating: 0, count: width + 1)
      var seen = 0
      for node in nodes {
        let places = lower[node].map { positions[$0] }
        for place in places {
          var (atMost, index) = (0, place + 1)
          while index > 0 {
            atMost += sums[index]
            index -= index & -index
          }
          count += seen - atMost
        }
        for place in places {
          var index = place + 1
          while index <= width {
            sums[index] += 1
            index += index & -index
          }
          seen += 1
        }
      }
    }
    return count
  }
}
