public import Snapshots

/// What the commits of a repository have to do with one another.
extension GitRepository {
  /// Whether history was cut off when the repository was cloned.
  public var isShallow: Bool { reader.isShallow }

  /// The best commit that is in the history of `commit` and in that of any of `others`; `nil` if they share none.
  ///
  /// Throws in a shallow clone whose history does not show it: whatever were assumed in its place, a change would be
  /// measured from the wrong commit.
  public func mergeBase(of commit: ObjectID, andAnyOf others: [ObjectID]) throws(SnapshotError) -> ObjectID? {
    if others.isEmpty || others.contains(commit) { return others.first { $0 == commit } }
    do throws(GitFailure) {
      if let base = try reader.mergeBase(of: commit, andAnyOf: others) { return base }
    } catch {
      // The search knows nothing of where a shallow clone ends, and fails on the first parent that is not there.
      guard reader.isShallow else {
        throw SnapshotError(error, cannot: "find the merge base of \(commit.hexadecimal)")
      }
    }
    guard reader.isShallow else { return nil }
    if let base = try mergeBaseInShallowClone(of: commit, andAnyOf: others) { return base }
    let other = others.count == 1 ? others[0].hexadecimal : "what is known already"
    throw SnapshotError(
      """
      this is a shallow clone, and its history has no merge base of \(commit.hexadecimal) and \(other) was found; \
      `git fetch --deepen=100` or `git fetch --unshallow` brings more of it, and so does fetch-depth: 0 (GitHub) or \
      GIT_DEPTH: 0 (GitLab) in CI
      """)
  }
}
