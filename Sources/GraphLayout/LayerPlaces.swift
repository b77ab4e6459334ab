/// Where nodes and bends stand: each layer in its order, as near below and above its neighbours as there is room.
struct LayerPlaces {
  private let graph: LayeredGraph
  private let sizes: [Point]
  /// The middle of each node and bend.
  private var middles: [Double]
  /// Whether each of them has no line at all.
  private let isAlone: [Bool]
  /// The top and the bottom of each layer.
  private var bands: [(top: Int, bottom: Int)] = []
  /// The size of the whole.
  private(set) var size = Point(0, 0)

  private static let sweeps = 12

  /// Finds places for the nodes of an order.
  init(_ order: LayerOrder, sizes: [Point], _ spacing: GraphSpacing) {
    graph = order.graph
    self.sizes = sizes
    middles = Array(repeating: 0, count: graph.layers.count)
    isAlone = zip(order.upper, order.lower).map { $0.isEmpty && $1.isEmpty }
    var top = 0
    for layer in order.layers {
      let height = layer.map { graph.isBend($0) ? 0 : sizes[$0].y }.max() ?? 0
      bands.append((top, top + height))
      top += height + spacing.layers
    }
    let distances = order.layers.map { Self.distances(in: $0, of: order.graph, sizes, spacing) }
    for (layer, distances) in zip(order.layers, distances) {
      for (node, distance) in zip(layer, distances) { middles[node] = distance }
    }
    for sweep in 0..<Self.sweeps {
      let isLast = sweep + 2 >= Self.sweeps
      let neighbours = sweep.isMultiple(of: 2) ? [order.upper] : [order.lower]
      let indices = Array(order.layers.indices)
      for layer in sweep.isMultiple(of: 2) ? indices : indices.reversed() {
        place(order.layers[layer], distances[layer], near: isLast ? [order.upper, order.lower] : neighbours)
      }
    }
    moveToLeftEdge(layers: order.layers)
    size.y = bands.last?.bottom ?? 0
  }

  /// How far each node of a layer is at least from the first one.
  private static func distances(
    in layer: [Int], of graph: LayeredGraph, _ sizes: [Point], _ spacing: GraphSpacing
  ) -> [Double] {
    func width(_ node: Int) -> Int { graph.isBend(node) ? 0 : sizes[node].x }
    var distances: [Double] = []
    for (index, node) in layer.enumerated() {
      guard index > 0 else {
        distances.append(0)
        continue
      }
      let before = layer[index - 1]
      let gap = graph.isBend(node) || graph.isBend(before) ? spacing.lines : spacing.nodes
      distances.append(distances[index - 1] + Double(width(before) + width(node)) / 2 + Double(gap))
    }
    return distances
  }

  private func width(of node: Int) -> Int { graph.isBend(node) ? 0 : sizes[node].x }

  /// Moves a layer as near to its neighbours as order and distances allow, measured by squares.
  ///
  /// Without the distances the places only have to grow, which makes it an isotonic regression: neighbours that are in each
  /// other's way become a block at their common mean.
  private mutating func place(_ layer: [Int], _ distances: [Double], near neighbours: [[[Int]]]) {
    var blocks: [(sum: Double, weight: Double, count: Int)] = []
    for (node, distance) in zip(layer, distances) where !isAlone[node] {
      var (sum, weight) = (0.0, 0.0)
      for neighbour in neighbours.lazy.flatMap({ $0[node] }) {
        // A long line should be straight more than a short one: both of its ends are bends.
        let pull = graph.isBend(node) ? graph.isBend(neighbour) ? 8.0 : 2.0 : 1.0
        sum += pull * middles[neighbour]
        weight += pull
      }
      if weight == 0 { (sum, weight) = (middles[node] * 0.01, 0.01) }
      blocks.append((sum - distance * weight, weight, 1))
      while let last = blocks.last, blocks.count > 1 {
        let before = blocks[blocks.count - 2]
        guard before.sum * last.weight >= last.sum * before.weight else { break }
        blocks.removeLast()
        blocks[blocks.count - 1] = (before.sum + last.sum, before.weight + last.weight, before.count + last.count)
      }
    }
    guard let first = blocks.first else { return }
    // A node without lines stands next to the one before it.
    var places = blocks.flatMap { Array(repeating: $0.sum / $0.weight, count: $0.count) }.makeIterator()
    var place = first.sum / first.weight
    for (node, distance) in zip(layer, distances) {
      if !isAlone[node] { place = places.next() ?? place }
      middles[node] = place + distance
    }
  }

  /// Rounds all places and moves them, so that the leftmost node begins at zero.
  private mutating func moveToLeftEdge(layers: [[Int]]) {
    let left = middles.indices.map { middles[$0] - Double(width(of: $0)) / 2 }.min() ?? 0
    for node in middles.indices {
      // A half is rounded away with the node's own left edge, so that distances stay whole.
      let half = Double(width(of: node)) / 2
      middles[node] = (middles[node] - left - half).rounded() + half
      size.x = max(size.x, Int((middles[node] + half).rounded(.up)))
    }
  }

  /// The upper left corner of a node.
  func corner(of node: Int) -> Point {
    Point(Int(middles[node] - Double(sizes[node].x) / 2), bands[graph.layers[node]].top)
  }

  /// The corners of a line, from top to bottom.
  func route(ofEdgeAt index: Int) -> [Point] {
    let chain = graph.chains[index]
    var route: [Point] = []
    for (position, node) in chain.enumerated() {
      let (x, band) = (Int(middles[node]), bands[graph.layers[node]])
      let top = position == 0 && !graph.isBend(node) ? band.top + sizes[node].y : band.top
      if position > 0 { route.append(Point(x, band.top)) }
      if position < chain.count - 1 {
        if position == 0 { route.append(Point(x, top)) }
        route.append(Point(x, band.bottom))
      }
    }
    return route
  }
}
