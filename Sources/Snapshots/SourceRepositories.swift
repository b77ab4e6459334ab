public import Diagnostics

/// The repositories that schedules take their pipelines from, as far as they are available on this machine.
///
/// It is asked by one thread, as a snapshot is. Nothing is opened before the first question, and the answers are kept.
public protocol SourceRepositories: AnyObject {
  /// What a reference of a schedule stands for in a repository on GitHub.
  ///
  /// The reference is the name of a tag or branch or the digits of a commit's id, never an expression of git's.
  func commit(named reference: ByteString, owner: ByteString, repository: ByteString) -> ReferencedCommit
}

/// What became of the search for a commit.
public enum ReferencedCommit {
  /// There is one, and its files can be read.
  case found(SourceCommit)
  /// The repository is here as a whole, and has nothing of that name.
  case unknown
  /// The name stands for several things, and which, as a sentence without subject such as "names a tag and a branch".
  case ambiguous(String)
  /// Nobody knows from here: no clone is known, or what there is of it cannot tell.
  case unavailable(Unavailability)
}

/// Why nothing can be said about a commit.
public enum Unavailability: Error, Hashable {
  /// It is another repository than this one, and the configuration names no clone.
  case noClone
  /// The configuration names a clone that is not there or cannot be read; a sentence that says why.
  case unusableClone(String)
  /// The clone has only part of the history or of the branches; a sentence that says why, and what brings the rest.
  case incompleteClone(String)
}

/// A commit that a schedule refers to.
public struct SourceCommit {
  /// What kind of name led to it.
  public enum Kind: Hashable, Sendable {
    /// All digits of its id.
    case commit
    /// The first digits of its id.
    case shortCommit
    /// A tag, which normally stays where it is.
    case tag
    /// A branch, which moves with each new commit.
    case branch
  }

  /// The id.
  public let id: ObjectID
  /// The id as it is shown to people.
  public let abbreviation: String
  /// What kind of name led to it.
  public let kind: Kind
  /// Its files; what is read from them says that it is from this commit.
  public let files: any Snapshot
  /// What the history of the branch being linted says about it; `nil` for a commit of another repository.
  public let history: (any BranchHistory)?

  /// A commit that was found.
  public init(
    id: ObjectID, abbreviation: String, kind: Kind, files: any Snapshot, history: (any BranchHistory)? = nil
  ) {
    self.id = id
    self.abbreviation = abbreviation
    self.kind = kind
    self.files = files
    self.history = history
  }
}

/// The history of the branch that is linted.
public protocol BranchHistory: AnyObject {
  /// Whether the branch went on from `commit` and has something else at `path` by now.
  ///
  /// `false` also where that cannot be told: in a shallow clone, or when the commit lies too far back.
  func hasChanged(_ path: Path, since commit: ObjectID) -> Bool
}
