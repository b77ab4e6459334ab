import Diagnostics
import Glibc
import Snapshots

/// Where git, started in a folder with certain variables, would find its repository, objects and index.
struct RepositoryLocation {
  /// The folder that git is started in; the top is the current one.
  let folder: Path
  /// What git is told.
  let environment: RepositoryEnvironment

  /// Opens the repository that `GIT_DIR` names, or else the one around the folder; `nil` if there is none.
  func open() throws(SnapshotError) -> RepositoryHandle? {
    guard access(path([]).bytes.terminated, F_OK) == 0 else { throw SnapshotError("no such folder", path: folder) }
    do throws(GitFailure) {
      try Library.start()
      let named = environment.nonEmpty("GIT_DIR").map(path(_:))
      let handle =
        if let named {
          try RepositoryHandle(gitFolder: named)
        } else {
          try RepositoryHandle(
            around: folder, ceilings: environment["GIT_CEILING_DIRECTORIES"] ?? [],
            acrossFileSystems: environment.isTrue("GIT_DISCOVERY_ACROSS_FILESYSTEM"))
        }
      if let workTree = try workTree(of: handle, isNamed: named != nil) { try handle.setWorkTree(workTree) }
      return handle
    } catch {
      guard error.isAbsence else { throw SnapshotError(error, cannot: "open the repository") }
      guard let named = environment.nonEmpty("GIT_DIR") else { return nil }
      throw SnapshotError("GIT_DIR names \(VisibleText.of(named)), which is not a git repository")
    }
  }

  /// The object stores that git adds for this process: when a hook runs during a push, the new objects are in one.
  var objectStores: [Path] {
    let own = environment.nonEmpty("GIT_OBJECT_DIRECTORY").map { [Path($0)] } ?? []
    let borrowed = environment["GIT_ALTERNATE_OBJECT_DIRECTORIES"].map { QuotedPathList($0).paths } ?? []
    return (own + borrowed).map { path($0.bytes) }
  }

  /// The index that git names, and whether a variable names it.
  ///
  /// git takes a relative `GIT_INDEX_FILE` from the top of the work tree, wherever it was started.
  func indexFile(of handle: borrowing RepositoryHandle) -> Path {
    guard let name = environment["GIT_INDEX_FILE"] else { return handle.gitFolder.appending("index") }
    let path = Path(name)
    return path.isAbsolute || path.isTop ? path : (handle.workTree ?? folder).appending(ByteString(name))
  }

  /// What a path means when it is relative to the folder.
  func path(_ bytes: [UInt8]) -> Path {
    let path = Path(bytes)
    if path.isAbsolute { return path }
    if path.isTop { return folder.isTop ? "." : folder }
    return folder.appending(ByteString(bytes))
  }

  /// The work tree where it is not the one that libgit2 finds by itself.
  ///
  /// It goes by the rules in `setup_explicit_git_dir` of git's `setup.c`: with `GIT_DIR` alone, the folder is the top.
  private func workTree(of handle: borrowing RepositoryHandle, isNamed: Bool) throws(GitFailure) -> Path? {
    if let workTree = environment.nonEmpty("GIT_WORK_TREE") { return path(workTree) }
    guard isNamed else { return nil }
    if handle.isLinkedWorkTree { return path([]) }

    let configuration = try handle.configuration()
    let decidesItself = configuration.isTrue("core.bare") || configuration.value(of: "core.worktree") != nil
    return decidesItself ? nil : path([])
  }
}
