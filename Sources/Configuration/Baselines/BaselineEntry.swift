public import Diagnostics

/// A line of a baseline: findings that are equal but for their line.
public struct BaselineEntry: Sendable {
  /// What they are known by.
  public let key: BaselineKey
  /// How many there are.
  public let count: Int
  /// Where the entry stands.
  public let location: Location
}
