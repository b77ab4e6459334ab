public import Diagnostics
import Glibc
public import Snapshots

/// A repository that is open for reading, and for nothing else.
///
/// It stays with the thread that opened it, as do the snapshots made of it.
public final class GitRepository {
  /// The top folder of the work tree, absolute; `nil` in a bare repository.
  public let workTree: Path?

  /// The folder with the objects and branches, which linked work trees share; absolute.
  public var commonFolder: Path { reader.commonFolder }

  let reader: any RepositoryReader
  let location: RepositoryLocation
  /// Whether git may fetch objects that a partial clone lacks.
  let allowsFetch: Bool
  /// The `git` program, once it had to be asked.
  var program: GitProgramRepository?

  /// Why the `git` program was asked, in the order of asking; nothing if libgit2 was enough.
  public internal(set) var consultations: [String] = []

  /// Opens the repository that git would use in `folder`, the top being the current one; `nil` if there is none.
  ///
  /// `GIT_DIR`, `GIT_WORK_TREE` and the variables for object stores are followed as git follows them. What libgit2 cannot
  /// read, the `git` program is asked for. Throws if neither can read the repository, or if it belongs to somebody else
  /// and neither git's settings nor `trusting` say that it is safe. With `fetching`, git may bring objects that a partial
  /// clone lacks.
  public init?(
    discoveringFrom folder: Path = .top, environment: RepositoryEnvironment = .process, trusting: Bool = false,
    fetching: Bool = false
  ) throws(SnapshotError) {
    let location = RepositoryLocation(folder: folder, environment: environment)
    let ownership = trusting || environment.namesRepository ? nil : Ownership(environment: environment)
    switch try location.open() {
    case nil:
      return nil
    case .read(let handle):
      try ownership?.check(gitFolder: handle.gitFolder, workTree: handle.workTree)
      reader = handle
    case .unread(let kind):
      guard let found = try location.find() else { return nil }
      try ownership?.check(gitFolder: found.gitFolder, workTree: found.top)
      let program = try GitProgramRepository(found, at: location, because: kind, fetching: fetching)
      self.program = program
      consultations.append(kind.reason)
      reader = program
    }
    workTree = reader.workTree
    self.location = location
    allowsFetch = fetching
  }

  /// Whether there is no work tree.
  public var isBare: Bool { workTree == nil }

  /// The commit that is checked out; `nil` before the first one.
  ///
  /// Throws if HEAD cannot be read.
  public func headCommit() throws(SnapshotError) -> ObjectID? {
    do throws(GitFailure) {
      guard let head = try reader.head() else { return nil }
      // HEAD and branches lead to commits and nothing else, as git has it: whatever is found there instead is damage.
      if let kind = try headKind(head), kind != .commit {
        throw GitFailure(program: "it leads to a \(kind), not to a commit; see `git fsck`")
      }
      return head
    } catch {
      throw SnapshotError(error, cannot: "read HEAD")
    }
  }

  /// What HEAD leads to; `nil` where that is not here, which is for those to say who want its content.
  private func headKind(_ id: ObjectID) throws(GitFailure) -> ObjectKind? {
    do throws(GitFailure) {
      return try reader.header(of: id).kind
    } catch {
      if error.isAbsence { return nil }
      throw error
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
      return try reader.ignores(path)
    } catch {
      throw SnapshotError(error, cannot: "ask git's ignore rules", path: path)
    }
  }
}
