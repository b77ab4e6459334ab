import Diagnostics
import Glibc
import Snapshots

/// What git tracks and what it ignores in the work tree, by the repository's paths.
struct Tracking {
  private let repository: GitRepository
  private let tracked: StagedIndex

  /// Reads the repository's own index, whatever `GIT_INDEX_FILE` says: that is about what is staged.
  ///
  /// Throws if the index cannot be read.
  init(of repository: GitRepository) throws(SnapshotError) {
    let index = repository.reader.gitFolder.appending("index")
    let isMissing = access(index.bytes.terminated, F_OK) != 0
    tracked = isMissing ? StagedIndex() : try repository.stagedIndex(in: index, isUnborn: false)
    self.repository = repository
  }

  /// Whether the index has a file at a path or below it, whatever else lies there.
  func tracks(below path: Path) -> Bool {
    !tracked.positions(below: path).isEmpty || tracked.sparseFolder(above: path) != nil
  }

  /// Whether git neither tracks a path, or anything below it, nor would if asked to add everything.
  ///
  /// Throws if the ignore rules cannot be read.
  func leavesOut(_ path: Path) throws(SnapshotError) -> Bool {
    if path.isTop || tracked.position(of: path) != nil || tracks(below: path) { return false }
    return try repository.ignores(path)
  }

  /// Whether a submodule belongs at this path.
  func isSubmodule(_ path: Path) -> Bool {
    tracked.position(of: path).flatMap(tracked.mode) == .submodule
  }

  /// Whether the path is that of a submodule or lies in one.
  func isInSubmodule(_ path: Path) -> Bool {
    var folder = path
    while !folder.isTop {
      if isSubmodule(folder) { return true }
      folder = folder.parent
    }
    return false
  }
}
