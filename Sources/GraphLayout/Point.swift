/// A place or a size on a drawing, in the unit that the sizes of the nodes are given in; y grows downwards.
public struct Point: Hashable, Sendable {
  /// The distance from the left, or the width.
  public var x: Int
  /// The distance from the top, or the height.
  public var y: Int

  /// A place, or a size.
  public init(_ x: Int, _ y: Int) {
    self.x = x
    self.y = y
  }
}
