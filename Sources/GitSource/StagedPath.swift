import Diagnostics
import Glibc
import Snapshots

/// A path that a commit would record, or whose unmerged versions keep git from committing.
struct StagedPath {
  /// What the index has for a path.
  enum State: Equatable {
    case merged(FileMode, ObjectID)
    case unmerged
  }

  let path: Path
  let state: State

  /// What it is in a snapshot.
  var entry: Entry? {
    switch state {
    case .merged(let mode, let id): mode.entry(at: path, id: id)
    case .unmerged: Entry(path: path, kind: .unmerged)
    }
  }

  /// What the lines of an index come to: one for each path, none for those added by `git add --intent-to-add`.
  static func all(of lines: [IndexFile.Line]) -> [StagedPath] {
    var paths: [StagedPath] = []
    for line in lines where !line.isIntentToAdd {
      if line.stage == 0 {
        paths.append(StagedPath(path: line.path, state: .merged(line.mode, line.id)))
      } else if paths.last?.path != line.path {
        paths.append(StagedPath(path: line.path, state: .unmerged))
      }
    }
    return paths
  }
}

extension GitRepository {
  /// What an index holds, sorted by path.
  ///
  /// A missing index is an empty one if it is the repository's own and nothing was committed yet. Any other one that is
  /// missing would look like a commit that deletes everything, and libgit2 opens it as such without a word.
  func stagedPaths(in file: Path, isUnborn: Bool) throws(SnapshotError) -> [StagedPath] {
    guard !file.isTop else { throw SnapshotError("GIT_INDEX_FILE is empty; unset it, or name an index") }
    var status = stat()
    guard stat(file.bytes.terminated, &status) == 0 else {
      if errno == ENOENT && isUnborn && isOwnIndex(file) { return [] }
      throw SnapshotError("the index cannot be read: \(String(cString: strerror(errno)))", path: file)
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw SnapshotError("the index is no regular file", path: file) }
    if let paths = try stagedPaths(in: file) { return paths }
    throw SnapshotError("the index is damaged; `git reset` makes it anew", path: file)
  }

  private func isOwnIndex(_ file: Path) -> Bool {
    file.name == "index" && file.folder.resolved == reader.gitFolder.resolved
  }
}
