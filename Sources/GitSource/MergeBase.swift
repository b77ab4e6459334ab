public import Diagnostics
public import Snapshots

/// What the commits of a repository have to do with one another.
extension GitRepository {
  /// What a name or an id leads to when tags are followed.
  public enum Target: Equatable {
    case commit(ObjectID)
    case tree(ObjectID)
    case file
  }

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
  public func target(of revision: String) throws(SnapshotError) -> Target? {
    do throws(GitFailure) {
      let object = try handle.object(named: revision)
      if let commit = try object.commit() { return .commit(commit.id) }
      if let tree = try object.tree() { return .tree(tree.id) }
      return .file
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
      return try handle.commitsOfReferences { $0.starts(with: prefix.bytes) }
    } catch {
      throw SnapshotError(error, cannot: "read the references")
    }
  }

  /// Whether history was cut off when the repository was cloned.
  public var isShallow: Bool { handle.isShallow }

  /// The best commit that is in the history of `commit` and in that of any of `others`; `nil` if they share none.
  ///
  /// Throws in a shallow clone whose history does not show it: whatever were assumed in its place, a change would be
  /// measured from the wrong commit.
  public func mergeBase(of commit: ObjectID, andAnyOf others: [ObjectID]) throws(SnapshotError) -> ObjectID? {
    if others.isEmpty || others.contains(commit) { return others.first { $0 == commit } }
    do throws(GitFailure) {
      guard handle.isShallow else { return try handle.mergeBase(of: commit, andAnyOf: others) }
      if let base = try mergeBaseInSight(of: commit, andAnyOf: others) { return base }
    } catch {
      throw SnapshotError(error, cannot: "find the merge base of \(commit.hexadecimal)")
    }
    let other = others.count == 1 ? others[0].hexadecimal : "what is known already"
    throw SnapshotError(
      """
      this is a shallow clone, in whose history no merge base of \(commit.hexadecimal) and \(other) was found; \
      `git fetch --deepen=100` or `git fetch --unshallow` brings more of it, and so does fetch-depth: 0 (GitHub) or \
      GIT_DEPTH: 0 (GitLab) in CI
      """)
  }

  /// The same in a shallow clone, of which libgit2 1.5 does not know where it ends: it fails on a parent that is not there
  /// even where the merge base is, as it looks further back than that.
  private func mergeBaseInSight(of commit: ObjectID, andAnyOf others: [ObjectID]) throws(GitFailure) -> ObjectID? {
    let history = try parents(inHistoryOf: [commit])
    let shared = try parents(inHistoryOf: others).filter { history[$0.key] != nil }
    // All that came before a shared commit is shared, so the newest are those that are parents of none.
    let older = Set(shared.values.joined())
    return shared.keys.filter { !older.contains($0) }.min { $0.hexadecimal < $1.hexadecimal }
  }

  /// The commits that others were made from, those included, as far as they are here, each with its parents.
  private func parents(inHistoryOf commits: [ObjectID]) throws(GitFailure) -> [ObjectID: [ObjectID]] {
    var found: [ObjectID: [ObjectID]] = [:]
    var waiting = commits
    while let id = waiting.popLast() {
      guard found[id] == nil, let parents = try handle.parents(of: id) else { continue }
      found[id] = parents
      waiting += parents
    }
    return found
  }
}
