public import Diagnostics
public import Snapshots

/// A repository that is open for reading, and for nothing else.
public final class GitRepository {
  /// The top folder of the work tree, absolute; `nil` in a bare repository.
  public let workTree: Path?

  /// Opens the repository that git would use in `folder`; `nil` if there is none.
  ///
  /// Throws if there is one that cannot be read, or that belongs to somebody else and is not trusted.
  public init?(
    discoveringFrom folder: Path = .top, environment: RepositoryEnvironment = .process, trusting: Bool = false
  ) throws(SnapshotError) {
    throw SnapshotError("repositories cannot be read yet")
  }

  /// Whether there is no work tree.
  public var isBare: Bool { workTree == nil }

  /// The branch that is checked out, such as `main`; `nil` when HEAD is detached.
  public func headBranch() throws(SnapshotError) -> ByteString? { nil }

  /// The commit that is checked out; `nil` before the first one.
  public func headCommit() throws(SnapshotError) -> ObjectID? { nil }

  /// The repository's path for what is reached as `path` from the folder that the repository was searched from; `nil`
  /// outside the work tree.
  public func repositoryPath(of path: Path) -> Path? { nil }
}
