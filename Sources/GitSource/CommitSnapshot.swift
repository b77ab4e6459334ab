public import Diagnostics
public import Snapshots

/// The files of a commit, a tag or a tree.
public final class CommitSnapshot: Snapshot {
  /// What it is.
  public let source: Outcome.Source
  /// Where its files come from.
  public let origin: SourceFile.Origin
  /// The paths that differ from the base.
  public let changedPaths: [Path]?

  /// Reads what `revision` names, compared with `base` if there is one.
  public init(_ repository: GitRepository, revision: String, base: String? = nil) throws(SnapshotError) {
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
