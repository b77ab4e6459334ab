import Diagnostics
import Snapshots

/// What a repository answers, whoever reads it: libgit2, or the `git` program where libgit2 cannot.
///
/// A failure whose `isAbsence` holds says that what was asked for is not there.
protocol RepositoryReader: ObjectSource {
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

  /// The object that a revision such as `main~2` names, tags not followed; `nil` if the revision has a form that is not known
  /// to this reader.
  ///
  /// An id of full length need not be that of an object.
  func object(named revision: String) throws(GitFailure) -> ObjectID?

  /// The first digits of an id that tell it from every other object.
  func abbreviation(of id: ObjectID) throws(GitFailure) -> String

  /// The id that a reference of this full name, such as `refs/tags/v1`, leads to, tags not followed; `nil` if there is none.
  func reference(called name: ByteString) throws(GitFailure) -> ObjectID?

  /// What the references below a prefix such as `refs/heads/` lead to, tags not followed.
  func references(below prefix: ByteString) throws(GitFailure) -> [ObjectID]

  /// The merge base of a commit and a merge of all the others, as `git merge-base` has it; `nil` if there is none.
  func mergeBase(of commit: ObjectID, andAnyOf others: [ObjectID]) throws(GitFailure) -> ObjectID?

  /// Whether the ignore rules apply to a path of the work tree, tracked or not.
  func ignores(_ path: Path) throws(GitFailure) -> Bool

  /// The settings of the repository's own files whose full names, in small letters, match a regular expression.
  func settings(matching expression: String) throws(GitFailure) -> [(name: String, value: [UInt8])]
}
