public import Diagnostics

/// A snapshot in which a text from standard input stands in for one file.
///
/// An editor checks a file so before it is saved: everything around it is what the snapshot holds.
public struct StandInSnapshot: Snapshot {
  private let files: any Snapshot
  private let standIn: StandardInputSnapshot
  private let path: Path

  /// Puts what came through standard input in the place of the file at `path`, whether or not there is one.
  public init(_ standIn: StandardInputSnapshot, at path: Path, in files: any Snapshot) {
    self.files = files
    self.standIn = standIn
    self.path = path
  }

  /// What the snapshot around the file is.
  public var source: Outcome.Source { files.source }

  /// Where the files around it come from.
  public var origin: SourceFile.Origin { files.origin }

  /// The paths that differ from the base.
  public var changedPaths: [Path]? { files.changedPaths }

  /// The files as they were before the change, as the snapshot has them.
  public var base: (any Snapshot)? { files.base }

  /// What is at exactly this path; at the path that is replaced, a file.
  public func entry(at path: Path) throws(SnapshotError) -> Entry? {
    path == self.path ? Entry(path: path, kind: .file) : try files.entry(at: path)
  }

  /// Everything below `folder`, and the file that is replaced.
  public func entries(below folder: Path) throws(SnapshotError) -> [Entry] {
    var entries = try files.entries(below: folder)
    guard folder.isTop || path.isInside(folder) else { return entries }
    entries.removeAll { $0.path == path }
    entries.insert(Entry(path: path, kind: .file), at: entries.partitioningIndex { $0.path >= path })
    return entries
  }

  /// What came through standard input for the file that is replaced; of every other what the snapshot holds.
  public func content(of entry: Entry, limit: Int) throws(SnapshotError) -> Content {
    entry.path == path ? standIn.content(of: entry, limit: limit) : try files.content(of: entry, limit: limit)
  }
}
