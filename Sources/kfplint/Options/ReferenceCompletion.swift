import ArgumentParser

extension CompletionKind {
  /// The branches, remote branches and tags of the repository around the current folder.
  static var references: CompletionKind {
    .shellCommand("git for-each-ref --format='%(refname:short)' 2>/dev/null")
  }
}
