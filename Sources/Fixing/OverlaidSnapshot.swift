public import Diagnostics
public import Snapshots

/// A snapshot in which some files hold other bytes, are somewhere else, or are gone.
///
/// So what a fix would do can be looked at before anything is written.
public struct OverlaidSnapshot: Snapshot {
  private let files: any Snapshot
  private let overlay: [Path: [UInt8]?]

  /// The paths that are to be looked at again.
  public let changedPaths: [Path]?

  /// Lays files over a snapshot: what is `nil` is gone.
  ///
  /// `looking` are the paths that count as changed, as far as a check looks at changes only; without them nothing is known of
  /// a change.
  public init(_ files: any Snapshot, overlay: [Path: [UInt8]?], looking paths: [Path]?) {
    self.files = files
    self.overlay = overlay
    changedPaths = paths?.sorted()
  }

  /// What the snapshot below is.
  public var source: Outcome.Source { files.source }

  /// Where the files come from.
  public var origin: SourceFile.Origin { files.origin }

  /// The files as they were before the change, as the snapshot below has them.
  public var base: (any Snapshot)? { files.base }

  /// What is at exactly this path, if something is.
  public func entry(at path: Path) throws(SnapshotError) -> Entry? {
    guard let content = overlay[path] else { return try files.entry(at: path) }
    return content == nil ? nil : Entry(path: path, kind: .file)
  }

  /// Everything below `folder`.
  public func entries(below folder: Path) throws(SnapshotError) -> [Entry] {
    var entries = try files.entries(below: folder).filter { overlay[$0.path] == nil }
    for (path, content) in overlay where content != nil && (folder.isTop || path.isInside(folder)) {
      entries.append(Entry(path: path, kind: .file))
    }
    return entries.sorted { $0.path < $1.path }
  }

  /// What is directly in `folder`.
  public func files(in folder: Path) throws(SnapshotError) -> [Entry] {
    var entries = try files.files(in: folder).filter { overlay[$0.path] == nil }
    for (path, content) in overlay where content != nil && path.parent == folder {
      entries.append(Entry(path: path, kind: .file))
    }
    return entries.sorted { $0.path < $1.path }
  }

  /// The bytes that are laid over a file, or those that the snapshot below has.
  public func content(of entry: Entry, limit: Int) throws(SnapshotError) -> Content {
    guard case .some(.some(let bytes)) = overlay[entry.path] else { return try files.content(of: entry, limit: limit) }
    return bytes.count > limit ? .tooLarge(bytes.count) : .bytes(bytes)
  }
}
