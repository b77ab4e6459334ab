/// A graph in which lines lead from a layer to the next one only: a long line goes by way of bends.
///
/// The first nodes are those of the graph; bends follow. Where there would be very many bends, the longest lines do without:
/// they are drawn straight, whatever they cross.
struct LayeredGraph {
  /// The layer of each node and bend.
  private(set) var layers: [Int]
  /// How many of them are nodes.
  let nodeCount: Int
  /// The pieces of lines, each from a layer to the next.
  private(set) var pieces: [GraphEdge] = []
  /// The nodes and bends that each line goes by, from top to bottom.
  private(set) var chains: [[Int]]

  /// The most bends: with these, the time of a drawing stays below a second.
  static let mostBends = 20_000

  /// Puts bends into the lines of a graph.
  init(_ graph: AcyclicGraph, layers: [Int]) {
    self.layers = layers
    nodeCount = graph.count
    chains = graph.edges.map { [$0.from, $0.to] }
    let lengths = graph.edges.map { layers[$0.to] - layers[$0.from] }
    var room = Self.mostBends
    for index in graph.edges.indices.sorted(by: { (lengths[$0], $0) < (lengths[$1], $1) }) {
      let edge = graph.edges[index]
      guard lengths[index] - 1 <= room else { break }
      room -= lengths[index] - 1
      var chain = [edge.from]
      for layer in layers[edge.from] + 1..<layers[edge.to] {
        chain.append(self.layers.count)
        self.layers.append(layer)
      }
      chain.append(edge.to)
      chains[index] = chain
      for (upper, lower) in zip(chain, chain.dropFirst()) { pieces.append(GraphEdge(from: upper, to: lower)) }
    }
  }

  /// Whether it is a bend of a line.
  func isBend(_ node: Int) -> Bool { node >= nodeCount }
}
