import Diagnostics
import Snapshots

/// The files at and below one folder of a snapshot, with paths that start at that folder.
///
/// So files on disk have the paths that they have in a commit, from wherever they are looked at.
struct RootedSnapshot: Snapshot {
  private let files: any Snapshot
  private let root: Path

  /// The files of `files` below `root`.
  init(_ files: any Snapshot, at root: Path) {
    self.files = files
    self.root = root
  }

  /// What the snapshot is.
  var source: Outcome.Source { files.source }

  /// Where its files come from.
  var origin: SourceFile.Origin { files.origin }

  /// The paths that differ from the base, as far as they lie below the root.
  var changedPaths: [Path]? { files.changedPaths.map { $0.compactMap { $0.relative(to: root) } } }

  /// The files as they were before the change.
  var base: (any Snapshot)? { files.base.map { RootedSnapshot($0, at: root) } }

  /// What is at exactly this path.
  func entry(at path: Path) throws(SnapshotError) -> Entry? {
    if path.isTop { return nil }
    return try naming(path) { () throws(SnapshotError) in try files.entry(at: full(path)).map { moved($0, to: path) } }
  }

  /// Everything below `folder`.
  func entries(below folder: Path) throws(SnapshotError) -> [Entry] {
    try naming(folder) { () throws(SnapshotError) in
      try files.entries(below: full(folder)).compactMap { entry in
        entry.path.relative(to: root).map { moved(entry, to: $0) }
      }
    }
  }

  /// What is directly in `folder`.
  func files(in folder: Path) throws(SnapshotError) -> [Entry] {
    try naming(folder) { () throws(SnapshotError) in
      try files.files(in: full(folder)).compactMap { entry in
        entry.path.relative(to: root).map { moved(entry, to: $0) }
      }
    }
  }

  /// The content of a file entry.
  func content(of entry: Entry, limit: Int) throws(SnapshotError) -> Content {
    try naming(entry.path) { () throws(SnapshotError) in
      try files.content(of: moved(entry, to: full(entry.path)), limit: limit)
    }
  }

  private func full(_ path: Path) -> Path { path.isTop ? root : root.appending(ByteString(path.bytes)) }

  private func moved(_ entry: Entry, to path: Path) -> Entry {
    Entry(path: path, kind: entry.kind, objectID: entry.objectID)
  }

  /// Has an error name a path as it is from the root.
  private func naming<Result>(
    _ path: Path, _ body: () throws(SnapshotError) -> Result
  ) throws(SnapshotError) -> Result {
    do throws(SnapshotError) {
      return try body()
    } catch {
      throw SnapshotError(error.message, path: error.path.map { $0.relative(to: root) ?? path })
    }
  }
}
