import GraphLayout
import TestSupport
import Testing

@Suite("Graphs are drawn in layers")
struct GraphDrawingTests {
  @Test("Nodes of random graphs do not overlap, and lines begin and end at them", arguments: 0..<60)
  func properties(_ seed: Int) {
    let graph = RandomGraph(seed: seed)
    let drawing = GraphDrawing(sizes: graph.sizes, edges: graph.edges)
    #expect(drawing.corners.count == graph.sizes.count)
    #expect(drawing.routes.count == graph.edges.count)
    for (corner, size) in zip(drawing.corners, graph.sizes) {
      #expect(corner.x >= 0 && corner.y >= 0)
      #expect(corner.x + size.x <= drawing.size.x + 1 && corner.y + size.y <= drawing.size.y)
    }
    for first in graph.sizes.indices {
      for second in 0..<first { #expect(!overlap(first, second, in: drawing, graph), "\(seed): \(first), \(second)") }
    }
    for (edge, route) in zip(graph.edges, drawing.routes) {
      guard edge.from != edge.to else {
        #expect(route.isEmpty)
        continue
      }
      #expect(touches(route.first, edge.from, in: drawing, graph))
      #expect(touches(route.last, edge.to, in: drawing, graph))
    }
  }

  @Test("Without circles every line leads downwards", arguments: 0..<30)
  func downwards(_ seed: Int) {
    let graph = RandomGraph(seed: seed, hasCircles: false)
    let drawing = GraphDrawing(sizes: graph.sizes, edges: graph.edges)
    for edge in graph.edges { #expect(drawing.corners[edge.from].y < drawing.corners[edge.to].y) }
  }

  @Test("The same graph gives the same drawing")
  func determinism() {
    let graph = RandomGraph(seed: 7)
    let drawings = (0..<3).map { _ in GraphDrawing(sizes: graph.sizes, edges: graph.edges) }
    for drawing in drawings {
      #expect(drawing.corners == drawings[0].corners)
      #expect(drawing.routes == drawings[0].routes)
    }
  }

  @Test("A tree, a chain and two rows that can be uncrossed are drawn without a crossing")
  func planar() {
    let tree = (1..<127).map { GraphEdge(from: ($0 - 1) / 2, to: $0) }
    let chain = (1..<200).map { GraphEdge(from: $0 - 1, to: $0) }
    let rows = (0..<20).map { GraphEdge(from: $0, to: 20 + ($0 * 7 + 3) % 20) }
    for (count, edges) in [(127, tree), (200, chain), (40, rows)] {
      let sizes = Array(repeating: Point(80, 30), count: count)
      #expect(GraphDrawing(sizes: sizes, edges: edges).crossings == 0)
    }
  }

  @Test("Crossings that cannot be avoided are counted")
  func crossings() {
    // Each of three tasks leads to each of three: one crossing for each pair of pairs.
    let edges = (0..<3).flatMap { from in (3..<6).map { GraphEdge(from: from, to: $0) } }
    #expect(GraphDrawing(sizes: Array(repeating: Point(10, 10), count: 6), edges: edges).crossings == 9)
  }

  @Test("Nothing, one node, a node that leads to itself, a circle, and lines to nowhere can be drawn")
  func smallest() {
    #expect(GraphDrawing(sizes: [], edges: []).size == Point(0, 0))
    let one = GraphDrawing(sizes: [Point(30, 20)], edges: [GraphEdge(from: 0, to: 0), GraphEdge(from: 0, to: 5)])
    #expect(one.corners == [Point(0, 0)])
    #expect(one.routes == [[], []])
    let circle = GraphDrawing(
      sizes: Array(repeating: Point(10, 10), count: 3), edges: (0..<3).map { GraphEdge(from: $0, to: ($0 + 1) % 3) })
    #expect(Set(circle.corners.map(\.y)).count == 3)
  }

  @Test("Many nodes without lines stand in rows")
  func rows() {
    let drawing = GraphDrawing(sizes: Array(repeating: Point(100, 30), count: 100), edges: [])
    #expect(drawing.size.x < 20 * 124)
    #expect(Set(drawing.corners).count == 100)
  }

  @Test("Five thousand nodes with long lines are drawn in time", .timeLimit(.minutes(5)))
  func large() {
    var graph = RandomGraph(seed: 3, nodes: 5_000, edges: 15_000)
    graph.edges += (1..<5_000).map { GraphEdge(from: $0 - 1, to: $0) }
    let drawing = GraphDrawing(sizes: graph.sizes, edges: graph.edges)
    #expect(drawing.corners.count == 5_000)
  }

  private func overlap(_ first: Int, _ second: Int, in drawing: GraphDrawing, _ graph: RandomGraph) -> Bool {
    let (one, other) = (drawing.corners[first], drawing.corners[second])
    let (size, otherSize) = (graph.sizes[first], graph.sizes[second])
    return one.x < other.x + otherSize.x && other.x < one.x + size.x && one.y < other.y + otherSize.y
      && other.y < one.y + size.y
  }

  /// Whether a point is at the upper or the lower border of a node.
  private func touches(_ point: Point?, _ node: Int, in drawing: GraphDrawing, _ graph: RandomGraph) -> Bool {
    guard let point else { return false }
    let (corner, size) = (drawing.corners[node], graph.sizes[node])
    return (corner.x...corner.x + size.x).contains(point.x) && [corner.y, corner.y + size.y].contains(point.y)
  }
}

/// A graph of random lines between nodes of random sizes.
private struct RandomGraph {
  var sizes: [Point] = []
  var edges: [GraphEdge] = []

  init(seed: Int, hasCircles: Bool = true, nodes: Int? = nil, edges: Int? = nil) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let nodes = nodes ?? Int.random(in: 1...40, using: &generator)
    for _ in 0..<nodes {
      sizes.append(Point(Int.random(in: 1...200, using: &generator), Int.random(in: 1...90, using: &generator)))
    }
    for _ in 0..<(edges ?? Int.random(in: 0...80, using: &generator)) {
      let (from, to) = (Int.random(in: 0..<nodes, using: &generator), Int.random(in: 0..<nodes, using: &generator))
      if hasCircles { self.edges.append(GraphEdge(from: from, to: to)) }
      if !hasCircles, from != to { self.edges.append(GraphEdge(from: min(from, to), to: max(from, to))) }
    }
  }
}
