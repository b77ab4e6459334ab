/// A directed graph drawn in layers from top to bottom, so that lines cross seldom and are short.
///
/// It is made in the four steps of Sugiyama, Tagawa and Toda (1981), much as Gansner, Koutsofios, North and Vo describe them
/// ("A Technique for Drawing Directed Graphs", 1993): lines that close a circle are turned around, each node gets a layer,
/// the layers an order, and the nodes their places. The same graph always gives the same drawing.
public struct GraphDrawing: Sendable {
  /// The upper left corner of each node; nodes of equal layer have the same top.
  public let corners: [Point]
  /// The corners of each line, in the direction of the line; between the second of a pair and the next one it may be bent.
  ///
  /// A line from a node to itself has none.
  public let routes: [[Point]]
  /// The size of the whole.
  public let size: Point
  /// How often lines cross between layers.
  public let crossings: Int

  /// Draws a graph of nodes of the given sizes; lines from or to nodes that there are not are left aside.
  public init(sizes: [Point], edges: [GraphEdge], spacing: GraphSpacing = GraphSpacing()) {
    let known = edges.indices.filter { index in
      let edge = edges[index]
      return edge.from != edge.to && sizes.indices.contains(edge.from) && sizes.indices.contains(edge.to)
    }
    let acyclic = AcyclicGraph(count: sizes.count, edges: known.map { edges[$0] })
    var layers = LayerOrder(LayeredGraph(acyclic, layers: Layering(acyclic).layers))
    crossings = layers.reduceCrossings()
    let places = LayerPlaces(layers, sizes: sizes, spacing)
    corners = sizes.indices.map { places.corner(of: $0) }
    size = places.size
    var routes: [[Point]] = Array(repeating: [], count: edges.count)
    for (index, edge) in known.enumerated() {
      let route = places.route(ofEdgeAt: index)
      routes[edge] = acyclic.isReversed[index] ? route.reversed() : route
    }
    self.routes = routes
  }
}
