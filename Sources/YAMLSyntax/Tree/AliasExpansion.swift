/// How large a tree becomes when every alias is replaced by what it stands for.
///
/// A reader that does so (Argo's does) can be made to run out of memory by a few lines, the "billion laughs". Code that
/// walks through aliases does so only if the expansion is bounded.
public enum AliasExpansion: Sendable {
  /// Walking through the aliases ends.
  case bounded
  /// Walking through the aliases is dangerous; the alias is the first at which that shows.
  case excessive(alias: YAMLNode, AliasExcess)
}

extension YAMLTree {
  /// Whether it is safe to walk through the aliases, and if not, the alias at which that shows.
  public var expansion: AliasExpansion {
    guard let excess else { return .bounded }
    return .excessive(alias: YAMLNode(tree: self, index: excess.alias), excess.why)
  }
}
