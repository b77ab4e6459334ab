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
    let revision: Revision?
    do throws(GitFailure) {
      revision = try repository.reader.revision(named: name)
    } catch {
      if error.isAmbiguity { throw SnapshotError("\(quoted) names several objects; write more of its digits") }
      guard error.isAbsence else { throw SnapshotError(error, cannot: "find \(quoted)") }
      let more = repository.reader.isShallow ? "; this is a shallow clone: `git fetch --unshallow` brings the rest" : ""
      throw SnapshotError("there is no commit, tag or tree \(quoted) here\(more)")
    }
    guard let revision else { throw SnapshotError("\(quoted) is a file, not a commit, tag or tree") }
    self = revision
  }

  /// What was found under a name.
  init(id: ObjectID, abbreviation: String, tree: ObjectID, commitTime: Int64?) {
    self.id = id
    self.abbreviation = abbreviation
    self.tree = tree
    self.commitTime = commitTime
  }
}
