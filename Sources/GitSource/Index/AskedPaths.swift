import Diagnostics
import Snapshots
import Synchronization

/// Which paths of an index were looked at, where a look at all of them would take longer than the rest of a check.
///
/// A hook asks for the few paths that a commit changes. Of the others git says in the index which trees it has written, and
/// commits those without a look at the paths below them (`update_one` in `cache-tree.c`), so that nothing depends on them.
final class AskedPaths: Sendable {
  /// The file with the index.
  private let file: Path
  /// Which blocks of paths are in order and safe.
  private let known: Mutex<[Bool]>

  private static let blockSize = 64

  /// Of `count` paths nobody has looked at any.
  init(of file: Path, count: Int) {
    self.file = file
    known = Mutex([Bool](repeating: false, count: count / Self.blockSize + 1))
  }

  /// Throws if the path at a position, or one of those around it, is not in order or is not safe.
  func look(
    at position: Int, of lines: [IndexFile.Line], in bytes: FileContent
  ) throws(SnapshotError) {
    let block = position / Self.blockSize
    if known.withLock({ $0[block] }) { return }
    let range = block * Self.blockSize..<min((block + 1) * Self.blockSize, lines.count)
    do throws(IndexRefusal) {
      try bytes.withBytes { (bytes) throws(IndexRefusal) in try IndexPaths(bytes).check(lines, in: range) }
    } catch {
      throw error.failure(toRead: file)
    }
    known.withLock { $0[block] = true }
  }
}
