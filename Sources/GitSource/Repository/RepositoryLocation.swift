import Diagnostics
import Glibc
import Snapshots

/// Where git, started in a folder with certain variables, would find its repository, objects and index.
struct RepositoryLocation {
  /// The folder that git is started in; the top is the current one.
  let folder: Path
  /// What git is told.
  let environment: RepositoryEnvironment

  /// A repository that is there.
  enum Opening {
    case read(RepositoryHandle)
    /// One that libgit2 does not read.
    case unread(UnreadKind)
  }

  /// Opens the repository that `GIT_DIR` names, or else the one around the folder; `nil` if there is none.
  func open() throws(SnapshotError) -> Opening? {
    guard access(path([]).bytes.terminated, F_OK) == 0 else { throw SnapshotError("no such folder", path: folder) }
    if let workTree = environment.nonEmpty("GIT_WORK_TREE"), path(workTree).resolved == nil {
      throw SnapshotError("GIT_WORK_TREE names \(VisibleText.of(workTree)), which does not exist")
    }
    let handle: RepositoryHandle
    do throws(GitFailure) {
      try Library.start()
      handle = try openAsGitWould()
    } catch {
      if error.isOfUnsupportedRepository, let found = try? find(),
        let kind = UnreadKind(error, openingRepositoryIn: found.gitFolder)
      {
        return .unread(kind)
      }
      guard error.isAbsence else { throw SnapshotError(error, cannot: "open the repository") }
      guard let named = environment.nonEmpty("GIT_DIR") else {
        try checkPassedOver(below: nil)
        return nil
      }
      throw SnapshotError("GIT_DIR names \(VisibleText.of(named)), which is not a git repository")
    }
    try checkCommonFolder(of: handle)
    if environment.nonEmpty("GIT_DIR") == nil { try checkPassedOver(below: handle) }
    return .read(handle)
  }

  /// Throws if there is a repository that libgit2 passed over, or if that cannot be known.
  private func checkPassedOver(below found: RepositoryHandle?) throws(SnapshotError) {
    guard let start = path([]).resolved else { throw SnapshotError("the folder cannot be reached", path: folder) }
    try PassedOverRepository(from: start, environment).check(below: found)
  }

  private func openAsGitWould() throws(GitFailure) -> RepositoryHandle {
    guard let name = environment.nonEmpty("GIT_DIR") else {
      let handle = try RepositoryHandle(
        around: folder, ceilings: environment["GIT_CEILING_DIRECTORIES"] ?? [],
        acrossFileSystems: environment.isTrue("GIT_DISCOVERY_ACROSS_FILESYSTEM"), stores: objectStores)
      if let workTree = environment.nonEmpty("GIT_WORK_TREE") { try handle.setWorkTree(path(workTree)) }
      return handle
    }
    let handle = try RepositoryHandle(gitFolder: path(name), stores: objectStores)
    if let workTree = try workTree(ofNamed: handle) { try handle.setWorkTree(workTree) }
    return handle
  }

  /// Throws if `GIT_COMMON_DIR` asks for objects and branches of another folder, which libgit2 cannot be told.
  private func checkCommonFolder(of handle: RepositoryHandle) throws(SnapshotError) {
    guard let common = environment.nonEmpty("GIT_COMMON_DIR") else { return }
    guard path(common).resolved == handle.commonFolder.resolved else {
      throw SnapshotError("GIT_COMMON_DIR names another folder than the repository does, which kfplint cannot follow")
    }
  }

  /// The object stores that git adds for this process: when a hook runs during a push, the new objects are in one.
  private var objectStores: [Path] {
    let own = environment.nonEmpty("GIT_OBJECT_DIRECTORY").map { [Path($0)] } ?? []
    let borrowed = environment["GIT_ALTERNATE_OBJECT_DIRECTORIES"].map { QuotedPathList($0).paths } ?? []
    return (own + borrowed).map { path($0.bytes) }
  }

  /// The index that git names: for an ordinary commit the repository's own.
  ///
  /// git takes a relative `GIT_INDEX_FILE` from the top of the work tree, wherever it was started.
  func indexFile(of reader: any RepositoryReader) -> Path {
    guard let name = environment["GIT_INDEX_FILE"] else { return reader.gitFolder.appending("index") }
    let path = Path(name)
    return path.isAbsolute || path.isTop ? path : (reader.workTree ?? folder).appending(ByteString(name))
  }

  /// What a path means when it is relative to the folder.
  func path(_ bytes: [UInt8]) -> Path {
    let path = Path(bytes)
    if path.isAbsolute { return path }
    if path.isTop { return folder.isTop ? "." : folder }
    return folder.appending(ByteString(bytes))
  }

  /// The work tree of a repository that `GIT_DIR` names, where it is not the one that libgit2 finds.
  ///
  /// It goes by the rules in `setup_explicit_git_dir` of git's `setup.c`: without other word the folder is its top.
  private func workTree(ofNamed handle: RepositoryHandle) throws(GitFailure) -> Path? {
    if let workTree = environment.nonEmpty("GIT_WORK_TREE") { return path(workTree) }
    if handle.isLinkedWorkTree { return path([]) }
    let configuration = try handle.configuration()
    let decidesItself = configuration.isTrue("core.bare") || configuration.value(of: "core.worktree") != nil
    return decidesItself ? nil : path([])
  }
}
