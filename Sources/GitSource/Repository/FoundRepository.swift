import CGit2
import Diagnostics
import Glibc
import Snapshots

/// Where a repository is, as far as that is known without reading anything in it.
struct FoundRepository {
  /// `.git`, or the folder of a linked work tree or submodule, absolute; a file that names it, if `GIT_DIR` does so.
  let gitFolder: Path
  /// The folder that git counts as the top of the work tree unless settings say otherwise; `nil` if there is none.
  let top: Path?
  /// The folder to start git in, so that it takes the same one for the work tree.
  let startFolder: Path
}

extension RepositoryLocation {
  /// Finds the repository that `GIT_DIR` names, or else the one around the folder; `nil` if there is none.
  func find() throws(SnapshotError) -> FoundRepository? {
    guard let folder = path([]).resolved else { return nil }
    if let name = environment.nonEmpty("GIT_DIR") {
      guard let gitFolder = path(name).resolved else { return nil }
      return FoundRepository(gitFolder: gitFolder, top: nil, startFolder: folder)
    }
    let discovered: Path?
    do throws(GitFailure) {
      discovered = try discover(from: folder)
    } catch {
      throw SnapshotError(error, cannot: "open the repository")
    }
    guard let gitFolder = discovered else { return nil }
    let top = top(of: gitFolder, from: folder)
    return FoundRepository(gitFolder: gitFolder, top: top, startFolder: top ?? gitFolder)
  }

  /// What a git that is started somewhere else has to be told, all of it absolute.
  var variablesForChild: [String: [UInt8]] {
    var variables: [String: [UInt8]] = [:]
    for name in ["GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"] {
      guard let value = environment.nonEmpty(name) else { continue }
      variables[name] = (path(value).resolved ?? path(value)).bytes
    }
    if let list = environment["GIT_ALTERNATE_OBJECT_DIRECTORIES"] {
      let stores = QuotedPathList(list).paths.compactMap { path($0.bytes).resolved }
      variables["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = QuotedPathList.list(of: stores)
    }
    return variables
  }

  private func discover(from folder: Path) throws(GitFailure) -> Path? {
    try Library.start()
    var buffer = git_buf()
    defer { git_buf_dispose(&buffer) }
    let code = git_repository_discover(
      &buffer, folder.bytes.terminated, environment.isTrue("GIT_DISCOVERY_ACROSS_FILESYSTEM") ? 1 : 0,
      (environment["GIT_CEILING_DIRECTORIES"] ?? []).terminated)
    guard try isFound(code) else { return nil }
    return buffer.ptr.flatMap { Path(bytes(of: $0)).resolved }
  }

  /// The folder that holds `.git`, or the file of that name that leads to the repository's folder elsewhere.
  private func top(of gitFolder: Path, from folder: Path) -> Path? {
    if gitFolder.name == ".git" { return gitFolder.folder }
    var folder = folder
    while folder.bytes.count > 1 {
      var status = stat()
      let isLink = lstat(folder.appending(".git").bytes.terminated, &status) == 0
      if isLink && !folder.isInside(gitFolder) && folder != gitFolder { return folder }
      folder = folder.folder
    }
    return nil
  }
}
