public import Diagnostics
public import Snapshots

/// What `git commit` is about to record: the index that git names.
public final class IndexSnapshot: Snapshot {
  /// What it is.
  public let source: Outcome.Source
  /// Where its files come from.
  public let origin: SourceFile.Origin
  /// The paths that differ from the base.
  public let changedPaths: [Path]?

  /// Reads the index; `wholeCheck` leaves out the comparison with HEAD.
  public init(_ repository: GitRepository, wholeCheck: Bool) throws(SnapshotError) {
    throw SnapshotError("repositories cannot be read yet")
  }

  /// Whether the base had a file at `path`.
  public func baseHasFile(at path: Path) throws(SnapshotError) -> Bool { false }

  /// What is at exactly this path.
  public func entry(at path: Path) throws(SnapshotError) -> Entry? { nil }

  /// Everything below `folder`.
  public func entries(below folder: Path) throws(SnapshotError) -> [Entry] { [] }

  /// The content of an entry.
  public func content(of entry: Entry, limit: Int) throws(SnapshotError) -> Content { .tooLarge(0) }
}
