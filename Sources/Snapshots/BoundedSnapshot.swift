public import Diagnostics

/// A snapshot of which no more than so many bytes are read, all files together, those of its base included.
///
/// A repository of a few kilobytes can stand for files without end. What comes after the limit is an error, never a silence.
public final class BoundedSnapshot: Snapshot {
  private let files: any Snapshot
  private let budget: Budget

  /// What is left to be read of the files and of their base.
  private final class Budget {
    let limit: Int
    var rest: Int
    var isExhausted = false

    init(limit: Int) {
      self.limit = limit
      rest = limit
    }
  }

  /// Bounds the reading of `files` to `totalLimit` bytes.
  public convenience init(_ files: any Snapshot, totalLimit: Int) {
    self.init(files, Budget(limit: totalLimit))
  }

  private init(_ files: any Snapshot, _ budget: Budget) {
    self.files = files
    self.budget = budget
  }

  /// How many bytes were read.
  public var spent: Int { budget.limit - budget.rest }

  /// Whether something was not read since it did not fit into the limit.
  public var isExhausted: Bool { budget.isExhausted }

  /// Counts bytes that somebody did without, and that have to fit into the limit as if they had been read.
  public func spend(_ count: Int) {
    if count > budget.rest { budget.isExhausted = true }
    budget.rest = max(0, budget.rest - count)
  }

  /// What the snapshot is.
  public var source: Outcome.Source { files.source }

  /// Where its files come from.
  public var origin: SourceFile.Origin { files.origin }

  /// The paths that differ from the base.
  public var changedPaths: [Path]? { files.changedPaths }

  /// The files as they were before the change, which share the limit.
  public var base: (any Snapshot)? { files.base.map { BoundedSnapshot($0, budget) } }

  /// What is at exactly this path.
  public func entry(at path: Path) throws(SnapshotError) -> Entry? { try files.entry(at: path) }

  /// Everything below `folder`.
  public func entries(below folder: Path) throws(SnapshotError) -> [Entry] { try files.entries(below: folder) }

  /// What is directly in `folder`.
  public func files(in folder: Path) throws(SnapshotError) -> [Entry] { try files.files(in: folder) }

  /// The content of a file entry.
  ///
  /// Throws also if it does not fit into what is left of the limit; nothing is read any more from then on.
  public func content(of entry: Entry, limit: Int) throws(SnapshotError) -> Content {
    switch try files.content(of: entry, limit: min(limit, budget.rest)) {
    case .tooLarge(let size) where size <= limit:
      budget.rest = 0
      budget.isExhausted = true
      throw SnapshotError(
        "was not read: the files of this check are together larger than \(budget.limit) bytes (max-total-size)",
        path: entry.path)
    case .tooLarge(let size):
      return .tooLarge(size)
    case .bytes(let bytes):
      budget.rest -= bytes.count
      return .bytes(bytes)
    }
  }

  /// What the operating system says of an entry.
  public func stamp(of entry: Entry) -> FileStamp? { files.stamp(of: entry) }

  /// The blob that holds what an entry holds now; what is read for it is nobody's content, and does not count.
  public func blob(of entry: Entry, limit: Int) throws(SnapshotError) -> ObjectID? {
    try files.blob(of: entry, limit: limit)
  }

  /// The blob that holds what was read of an entry, or what it holds now.
  public func blobAsRead(of entry: Entry, limit: Int) throws(SnapshotError) -> ObjectID? {
    try files.blobAsRead(of: entry, limit: limit)
  }
}
