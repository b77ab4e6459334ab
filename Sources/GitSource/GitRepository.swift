public import Diagnostics
import Glibc
public import Snapshots

/// A repository that is open for reading, and for nothing else.
///
/// It stays with the thread that opened it, as do the snapshots made of it.
public final class GitRepository {
  /// The top folder of the work tree, absolute; `nil` in a bare repository.
  public let workTree: Path?

  let handle: RepositoryHandle
  let objects: ObjectStore
  let location: RepositoryLocation

  /// Opens the repository that git would use in `folder`, the top being the current one; `nil` if there is none.
  ///
  /// `GIT_DIR`, `GIT_WORK_TREE` and the variables for object stores are followed as git follows them. Throws if the
  /// repository cannot be read, or belongs to somebody else and neither git's settings nor `trusting` say that it is safe.
  public init?(
    discoveringFrom folder: Path = .top, environment: RepositoryEnvironment = .process, trusting: Bool = false
  ) throws(SnapshotError) {
    let location = RepositoryLocation(folder: folder, environment: environment)
    guard let handle = try location.open() else { return nil }
    try location.checkCommonFolder(of: handle)
    let workTree = handle.workTree
    if !trusting && !environment.isHook {
      try Ownership(environment: environment).check(gitFolder: handle.gitFolder, workTree: workTree)
    }
    do throws(GitFailure) {
      objects = try handle.objectStore()
      for store in location.objectStores { try objects.addAlternate(store) }
    } catch {
      throw SnapshotError(error, cannot: "read the repository's objects")
    }
    self.workTree = workTree
    self.handle = handle
    self.location = location
  }

  /// Whether there is no work tree.
  public var isBare: Bool { workTree == nil }

  /// The branch that is checked out, such as `main`; `nil` when HEAD is detached.
  ///
  /// Throws if HEAD cannot be read.
  public func headBranch() throws(SnapshotError) -> ByteString? {
    do throws(GitFailure) {
      let prefix = Array("refs/heads/".utf8)
      guard let name = try handle.headReference() else { return nil }
      return ByteString(name.starts(with: prefix) ? name.dropFirst(prefix.count) : name[...])
    } catch {
      throw SnapshotError(error, cannot: "read HEAD")
    }
  }

  /// The commit that is checked out; `nil` before the first one.
  ///
  /// Throws if HEAD cannot be read.
  public func headCommit() throws(SnapshotError) -> ObjectID? {
    do throws(GitFailure) {
      return try handle.head()
    } catch {
      throw SnapshotError(error, cannot: "read HEAD")
    }
  }

  /// The repository's path for what is reached as `path` from the folder that the repository was searched from; `nil`
  /// outside the work tree.
  ///
  /// Links on the way are followed, one at the end is not: the repository holds the link itself. The path need not exist.
  public func repositoryPath(of path: Path) -> Path? {
    guard let top = workTree?.resolved else { return nil }
    let path = location.path(path.bytes)
    if path.name == "." || path.name == ".." || path.name.isEmpty { return path.resolved?.inside(top) }
    return path.folder.resolved?.appending(path.name).inside(top)
  }

  /// Whether the ignore rules apply to a path of the repository, tracked or not.
  func ignores(_ path: Path) throws(SnapshotError) -> Bool {
    do throws(GitFailure) {
      return try handle.ignores(path)
    } catch {
      throw SnapshotError(error, cannot: "ask git's ignore rules", path: path)
    }
  }
}
