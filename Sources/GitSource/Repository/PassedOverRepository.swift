import Diagnostics
import Glibc
import Snapshots

/// A search for a repository that libgit2 passed over.
///
/// libgit2 asks the operating system for `.git` and for what has to be in it, and takes every error for "is not there"
/// (`is_valid_repository_path` and `find_repo` in `src/libgit2/repository.c`, version 1.5). Then a check would go by the repository
/// around it, or by none, and nobody would be told.
struct PassedOverRepository {
  private let start: Path
  private let ceilings: Set<Path>
  private let device: dev_t?

  /// A search upwards from a folder, as far as git goes.
  init(from start: Path, _ environment: RepositoryEnvironment) throws(SnapshotError) {
    self.start = start
    let list = environment["GIT_CEILING_DIRECTORIES"] ?? []
    ceilings = Set(list.split(separator: UInt8(ascii: ":")).compactMap { Path($0).resolved })
    let isBounded = !environment.isTrue("GIT_DISCOVERY_ACROSS_FILESYSTEM")
    device = isBounded ? try Self.status(of: start)?.st_dev : nil
  }

  /// Throws if there is a repository below the one that was found, or if that cannot be known; `found` is `nil` where none was.
  func check(below found: RepositoryHandle?) throws(SnapshotError) {
    let ends = [found?.gitFolder, found?.workTree].compactMap { $0?.resolved }
    var folder = start
    while !ends.contains(folder) {
      let git = folder.appending(".git")
      // A link at the top of a work tree leads to the folder of its repository.
      if git.resolved.map(ends.contains) ?? false { return }
      for place in [git, folder] where try Self.isRepository(place) {
        throw SnapshotError("the repository there could not be looked at", path: place)
      }
      let parent = folder.folder
      guard parent != folder, !parent.isTop, !ceilings.contains(parent) else { return }
      if let device, try Self.status(of: parent)?.st_dev != device { return }
      folder = parent
    }
  }

  /// Whether a folder has what libgit2 wants of a repository.
  private static func isRepository(_ folder: Path) throws(SnapshotError) -> Bool {
    guard let head = try status(of: folder.appending("HEAD")), head.st_mode & S_IFMT == S_IFREG else { return false }
    for name in ["objects", "refs"] as [ByteString] {
      guard let part = try status(of: folder.appending(name)), part.st_mode & S_IFMT == S_IFDIR else { return false }
    }
    return true
  }

  /// What is at a path, links followed; `nil` if nothing is.
  private static func status(of path: Path) throws(SnapshotError) -> stat? {
    var status = stat()
    if stat(path.bytes.terminated, &status) == 0 { return status }
    if [ENOENT, ENOTDIR, ELOOP].contains(errno) { return nil }
    let reason = String(cString: strerror(errno))
    throw SnapshotError("cannot be looked at for a repository: \(reason)", path: path)
  }
}
