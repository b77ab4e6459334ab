import CGit2
import Diagnostics
import Snapshots

/// An index as it lies on disk, in the order of its paths' bytes.
///
/// It is opened without its repository: then `core.ignorecase` does not reorder it.
struct IndexFile: ~Copyable {
  /// A line of the index.
  struct Line {
    let path: Path
    let mode: FileMode
    let id: ObjectID
    /// 0, or 1 to 3 for the versions of a path that is not merged.
    let stage: Int
    /// `git add --intent-to-add`: the path is known, its content is not, and a commit leaves it out.
    let isIntentToAdd: Bool
  }

  private let pointer: OpaquePointer

  /// Names the index at `path`; nothing is read yet.
  init(_ path: Path) throws(GitFailure) {
    pointer = try created { git_index_open(&$0, path.bytes.terminated) }
  }

  deinit {
    git_index_free(pointer)
  }

  /// Reads all lines; `nil` if they are not in order or name folders, which git does not write without saying so.
  func lines() throws(GitFailure) -> [Line]? {
    try check(git_index_read(pointer, 1))
    let count = git_index_entrycount(pointer)
    var lines: [Line] = []
    lines.reserveCapacity(count)
    for position in 0..<count {
      guard let entry = git_index_get_byindex(pointer, position)?.pointee else { return nil }
      let line = Line(
        path: Path(bytes(of: entry.path)), mode: FileMode(entry.mode), id: ObjectID(entry.id),
        stage: Int(entry.flags >> 12) & 3,
        isIntentToAdd: UInt32(entry.flags_extended) & GIT_INDEX_ENTRY_INTENT_TO_ADD.rawValue != 0)
      guard line.mode != .folder else { return nil }
      if let last = lines.last, (last.path, last.stage) >= (line.path, line.stage) { return nil }
      lines.append(line)
    }
    return lines
  }
}
