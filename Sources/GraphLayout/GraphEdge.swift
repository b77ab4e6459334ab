/// A line from one node to another, by their positions among the nodes.
public struct GraphEdge: Hashable, Sendable {
  /// Where it starts.
  public let from: Int
  /// Where it leads.
  public let to: Int

  /// A line.
  public init(from: Int, to: Int) {
    self.from = from
    self.to = to
  }
}
