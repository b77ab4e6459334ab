public import Diagnostics

/// One consistent set of files: a work tree, an index, a commit, standard input.
///
/// Everything after this protocol works the same whatever the files come from. A snapshot is read by one thread; what it
/// hands out are values.
public protocol Snapshot {
  /// What the snapshot is, for the reports.
  var source: Outcome.Source { get }

  /// Where its files come from, for the snippets.
  var origin: SourceFile.Origin { get }

  /// The paths that differ from the base (added, changed, deleted, of another kind), in byte order; `nil` if the snapshot
  /// is looked at as a whole.
  var changedPaths: [Path]? { get }

  /// The files as they were before the change; `nil` where there is no change to look at.
  ///
  /// What is there is what a rule about a change compares with.
  var base: (any Snapshot)? { get }

  /// What is at exactly this path, if something is. A folder is nothing: it is what its files have in common.
  func entry(at path: Path) throws(SnapshotError) -> Entry?

  /// Everything below `folder`, at any depth, in byte order of the paths.
  func entries(below folder: Path) throws(SnapshotError) -> [Entry]

  /// What is directly in `folder` and is not a folder, in byte order of the paths.
  ///
  /// Nothing below is looked into, so that a question about one folder does not cost a walk of the repository.
  func files(in folder: Path) throws(SnapshotError) -> [Entry]

  /// The content of a file entry, unless it is larger than `limit` bytes. The size is known before anything is read.
  func content(of entry: Entry, limit: Int) throws(SnapshotError) -> Content

  /// What the operating system says of an entry on disk now; `nil` for every other one, and where nobody wants to know.
  func stamp(of entry: Entry) -> FileStamp?

  /// The id of the blob that holds what an entry holds now; `nil` if it is not known, or has more than `limit` bytes.
  func blob(of entry: Entry, limit: Int) throws(SnapshotError) -> ObjectID?

  /// The id of the blob that holds what `content` gave for an entry, or, where it was not asked, what the entry holds now;
  /// `nil` if that was not the same each time, or is not known.
  func blobAsRead(of entry: Entry, limit: Int) throws(SnapshotError) -> ObjectID?
}

extension Snapshot {
  /// `nil`, which holds for everything but files on disk.
  public func stamp(of entry: Entry) -> FileStamp? { nil }

  /// What git has for the entry.
  public func blob(of entry: Entry, limit: Int) throws(SnapshotError) -> ObjectID? { entry.objectID }

  /// What git has for the entry.
  public func blobAsRead(of entry: Entry, limit: Int) throws(SnapshotError) -> ObjectID? { entry.objectID }

  /// `nil`, which holds for everything but the index and the commits of a repository.
  public var base: (any Snapshot)? { nil }

  /// What is directly in `folder`, found among everything below it.
  public func files(in folder: Path) throws(SnapshotError) -> [Entry] {
    try entries(below: folder).filter { $0.path.parent == folder }
  }

  /// Whether there was a regular file at `path` before the change; `false` without a base.
  public func baseHasFile(at path: Path) throws(SnapshotError) -> Bool {
    if case .file = try base?.entry(at: path)?.kind { true } else { false }
  }
}

/// Something at a path of a snapshot.
public struct Entry: Sendable {
  /// What is there.
  public enum Kind: Hashable, Sendable {
    case file
    case symbolicLink
    case submodule
    /// A path with unmerged stages in the index; which of them is meant, nobody knows.
    case unmerged
    /// A named pipe, a socket or a device, which is never opened.
    case special
    /// On disk only: a file or folder that the operating system does not let us look at, and its reason.
    case unreadable(String)
  }

  /// Where it is.
  public let path: Path
  /// What is there.
  public let kind: Kind
  /// What the snapshot needs to read it: the object id in git, nothing on disk.
  public let objectID: ObjectID?
  /// Whether git records the file as a program; not known of files on disk.
  public let isExecutable: Bool

  /// Something at a path.
  public init(path: Path, kind: Kind, objectID: ObjectID? = nil, isExecutable: Bool = false) {
    self.path = path
    self.kind = kind
    self.objectID = objectID
    self.isExecutable = isExecutable
  }
}

/// What reading an entry gave.
public enum Content: Sendable {
  case bytes([UInt8])
  /// The file is larger than the limit and was not read; its size in bytes.
  case tooLarge(Int)
}

/// Why a snapshot could not be read, as a sentence for the person who has to fix it.
public struct SnapshotError: Error, Sendable, CustomStringConvertible {
  /// The path concerned, if it is about one.
  public let path: Path?
  /// What happened and the fix, without the path.
  public let message: String

  /// An error about `path`, or about the source as a whole.
  public init(_ message: String, path: Path? = nil) {
    self.path = path
    // Names of remotes, settings and what git says come from a repository, and must not steer a terminal.
    self.message = message.utf8.allSatisfy { (0x20...0x7E).contains($0) } ? message : VisibleText.of(message.utf8)
  }

  /// The path, if there is one, and the message.
  public var description: String {
    path.map { "\($0): \(message)" } ?? message
  }
}
