/// The distances that a drawing keeps.
public struct GraphSpacing: Sendable {
  /// Between two nodes of a layer.
  public var nodes = 24
  /// Between a line and what is next to it.
  public var lines = 12
  /// Between two layers.
  public var layers = 36

  /// The usual distances.
  public init() {}
}
