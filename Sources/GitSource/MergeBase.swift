public import Diagnostics
public import Snapshots

/// What the commits of a repository have to do with one another.
extension GitRepository {
  /// The commit that a revision such as `main~2` names.
  ///
  /// Throws if it names nothing, several things, or no commit.
  public func commit(named revision: String) throws(SnapshotError) -> ObjectID {
    let found = try Revision(revision, in: self)
    guard found.commitTime != nil else {
      throw SnapshotError("\"\(VisibleText.of(revision.utf8))\" is a tree, which has no history; name a commit")
    }
    return found.id
  }

  /// What a revision or an id leads to; `nil` if it is not in this repository.
  public func target(of revision: String) throws(SnapshotError) -> RevisionTarget? {
    do throws(GitFailure) {
      return try reader.target(of: revision)
    } catch {
      if error.isAbsence { return nil }
      throw SnapshotError(error, cannot: "find \"\(VisibleText.of(revision.utf8))\"")
    }
  }

  /// The commits that the references below a prefix lead to, such as `refs/remotes/origin/`; all of them below `refs/`.
  ///
  /// References to anything else, or to what is not here, are left out.
  public func commits(ofReferencesBelow prefix: ByteString) throws(SnapshotError) -> [ObjectID] {
    do throws(GitFailure) {
      return try reader.commits(ofReferencesBelow: prefix)
    } catch {
      throw SnapshotError(error, cannot: "read the references")
    }
  }

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
      // libgit2 1.5 knows nothing of where a shallow clone ends, and fails on the first parent that is not there.
      guard reader.isShallow else {
        throw SnapshotError(error, cannot: "find the merge base of \(commit.hexadecimal)")
      }
    }
    guard reader.isShallow else { return nil }
    if let base = try mergeBaseInShallowClone(of: commit, andAnyOf: others) { return base }
    let other = others.count == 1 ? others[0].hexadecimal : "what is known already"
    throw SnapshotError(
      """
      this is a shallow clone, in whose history no merge base of \(commit.hexadecimal) and \(other) was found; \
      `git fetch --deepen=100` or `git fetch --unshallow` brings more of it, and so does fetch-depth: 0 (GitHub) or \
      GIT_DEPTH: 0 (GitLab) in CI
      """)
  }
}
