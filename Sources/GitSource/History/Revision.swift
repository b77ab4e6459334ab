import Snapshots

/// What a name such as `main~2` stands for: a commit, or a tree without one.
struct Revision {
  /// The commit's id; that of the tree if there is no commit.
  let id: ObjectID
  /// The id, shortened as git would.
  let abbreviation: String
  /// The tree that the commit recorded.
  let tree: ObjectID
  /// The commit, if it is one.
  let commit: CommitText?
}
