/// How large a tree becomes when every alias is replaced by what it stands for.
///
/// A reader that does so (Argo's does) can be made to run out of memory by a few lines, the "billion laughs". Code that
/// walks through aliases does so only if the expansion is bounded.
public enum AliasExpansion: Sendable {
  /// How many nodes aliases may add to those written before the expansion counts as excessive.
  public static let bound = 100_000

  /// Why an expansion is excessive.
  public enum Excess: Sendable {
    /// The aliases together stand for more than ``bound`` nodes.
    case tooManyNodes
    /// The alias stands for a collection that it is part of, so that there is no end.
    case cycle
  }

  /// Walking through the aliases ends.
  case bounded
  /// Walking through the aliases is dangerous; the alias is the first at which that shows.
  case excessive(alias: YAMLNode, Excess)
}
