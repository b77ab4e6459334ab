/// Why an expansion is excessive.
public enum AliasExcess: Sendable {
  /// How many nodes aliases may add to those written before the expansion counts as excessive.
  public static let bound = 100_000

  /// The aliases together stand for more than ``bound`` nodes.
  case tooManyNodes
  /// The alias stands for a collection that it is part of, so that there is no end.
  case cycle
}
