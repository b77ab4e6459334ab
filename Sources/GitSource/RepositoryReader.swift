import Diagnostics
import Snapshots

/// What a repository answers, whoever reads it: libgit2, or the `git` program where libgit2 cannot.
///
/// A failure whose `isAbsence` holds says that what was asked for is not there.
protocol RepositoryReader: AnyObject {
  /// The repository's own folder: `.git`, or that of a linked work tree or submodule; absolute.
  var gitFolder: Path { get }

  /// The folder with the objects and branches, which linked work trees share; absolute.
  var commonFolder: Path { get }

  /// The top of the work tree, absolute; `nil` if there is none.
  var workTree: Path? { get }

  /// Whether its history was cut off when it was cloned.
  var isShallow: Bool { get }

  /// The id that HEAD leads to; `nil` when it names a branch without commits.
  func head() throws(GitFailure) -> ObjectID?

  /// The full name of the branch that HEAD names, such as `refs/heads/main`; `nil` when HEAD is detached.
  func headReference() throws(GitFailure) -> [UInt8]?

  /// What a revision such as `main~2` names; `nil` if that is a file.
  func revision(named name: String) throws(GitFailure) -> Revision?

  /// What a revision or an id leads to when tags are followed.
  func target(of revision: String) throws(GitFailure) -> RevisionTarget

  /// The id that a reference of this full name, such as `refs/tags/v1`, leads to, tags not followed; `nil` if there is none.
  func reference(called name: ByteString) throws(GitFailure) -> ObjectID?

  /// The commits that the references below a prefix such as `refs/heads/` lead to, tags followed.
  ///
  /// References to anything else, or to what is not here, are left out.
  func commits(ofReferencesBelow prefix: ByteString) throws(GitFailure) -> [ObjectID]

  /// The merge base of a commit and a merge of all the others, as `git merge-base` has it; `nil` if there is none.
  func mergeBase(of commit: ObjectID, andAnyOf others: [ObjectID]) throws(GitFailure) -> ObjectID?

  /// The tree of a commit, or what a tag or the tree itself leads to; `nil` if it leads to none.
  func tree(of id: ObjectID) throws(GitFailure) -> ObjectID?

  /// What an object is and its size in bytes, without reading it.
  func header(of id: ObjectID) throws(GitFailure) -> (kind: ObjectStore.Kind?, size: Int)

  /// The content of an object.
  func content(of id: ObjectID) throws(GitFailure) -> [UInt8]

  /// Whether the ignore rules apply to a path of the work tree, tracked or not.
  func ignores(_ path: Path) throws(GitFailure) -> Bool

  /// The settings of the repository's own files whose full names, in small letters, match a regular expression.
  func settings(matching expression: String) throws(GitFailure) -> [(name: String, value: [UInt8])]
}
