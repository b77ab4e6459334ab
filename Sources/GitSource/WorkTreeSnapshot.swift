public import Diagnostics
public import Snapshots

/// The files on disk that git tracks, and those that it does not and does not ignore either.
public final class WorkTreeSnapshot: Snapshot {
  /// What it is.
  public let source: Outcome.Source
  /// Where its files come from.
  public let origin: SourceFile.Origin
  /// The paths that differ from the base.
  public let changedPaths: [Path]?

  /// The files at and below `paths`; the top is the current folder.
  public init(
    _ repository: GitRepository, paths: [Path] = [.top],
    isIgnored: @escaping (Path, _ isFolder: Bool) -> Bool = { _, _ in false }
  ) throws(SnapshotError) {
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
