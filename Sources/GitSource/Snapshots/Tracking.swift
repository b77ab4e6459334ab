import Diagnostics
import Glibc
import Snapshots

/// What git tracks and what it ignores in the work tree, by the repository's paths.
struct Tracking {
  private let repository: GitRepository
  private let tracked: StagedIndex
  /// A walk comes by the paths in the order of the index: where the next one is expected.
  private let expected = Position()

  private final class Position {
    var next = 0
  }

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
    if tracked.isBelow(path, at: expected.next) { return true }
    return !tracked.positions(below: path).isEmpty || tracked.sparseFolder(above: path) != nil
  }

  /// Whether git neither tracks a path, or anything below it, nor would if asked to add everything.
  ///
  /// Throws if the ignore rules cannot be read.
  func leavesOut(_ path: Path) throws(SnapshotError) -> Bool {
    if path.isTop || position(of: path) != nil || tracks(below: path) { return false }
    return try repository.ignores(path)
  }

  private func position(of path: Path) -> Int? {
    if tracked.isPath(path, at: expected.next) {
      expected.next += 1
      return expected.next - 1
    }
    let position = tracked.position(of: path)
    if let position { expected.next = position + 1 }
    return position
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
