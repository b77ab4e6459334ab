import Diagnostics
import Snapshots

/// What a name such as `main~2` stands for: a commit, or a tree without one.
struct Revision {
  /// The commit's id; that of the tree if there is no commit.
  let id: ObjectID
  /// The id, shortened as git would.
  let abbreviation: String
  /// The tree that the commit recorded.
  let tree: ObjectID
  /// When the commit was made, in seconds since 1970.
  let commitTime: Int64?

  /// Looks up a name; tags are followed to what they are of.
  ///
  /// Throws if it names nothing, several things, or a file.
  init(_ name: String, in repository: GitRepository) throws(SnapshotError) {
    let quoted = "\"\(VisibleText.of(name.utf8))\""
    guard !name.hasPrefix("-") else { throw SnapshotError("\(quoted) is an option, not a revision") }
    do throws(GitFailure) {
      let named = try repository.handle.object(named: name)
      if let tree = try named.tree() {
        if let commit = try named.commit() {
          self.init(commit, tree: tree)
        } else {
          self.init(tree, tree: tree)
        }
        return
      }
    } catch {
      if error.isAmbiguity { throw SnapshotError("\(quoted) names several objects; write more of its digits") }
      guard error.isAbsence else { throw SnapshotError(error, cannot: "find \(quoted)") }
      let more = repository.handle.isShallow ? "; this is a shallow clone: `git fetch --unshallow` brings the rest" : ""
      throw SnapshotError("there is no commit, tag or tree \(quoted) here\(more)")
    }
    throw SnapshotError("\(quoted) is a file, not a commit, tag or tree")
  }

  private init(_ object: borrowing GitObject, tree: borrowing GitObject) {
    id = object.id
    abbreviation = object.abbreviation
    commitTime = object.commitTime
    self.tree = tree.id
  }
}
