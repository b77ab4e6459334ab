public import Diagnostics
public import Snapshots

/// The files on disk that git tracks, and those that it neither tracks nor ignores.
///
/// Paths are those that the user would type in the folder that the repository was searched from. Of a file that is tracked
/// it is what lies on disk that is read. A path that was named is read whatever git says, and everything in it, if git
/// ignores it; what lies outside the work tree, git has no say in. Other repositories inside the work tree are not looked
/// into.
///
/// The rules are those of the repository: `.gitignore` files, `.git/info/exclude`, and `core.excludesFile` if the
/// repository's own settings have it. The user's own excludes are left aside, so that the same files give the same report
/// to everybody.
public final class WorkTreeSnapshot: Snapshot {
  /// The work tree, and the commit that is checked out.
  public let source: Outcome.Source

  private let disk: DiskSnapshot
  /// How many bytes an object id has here; `nil` where nobody wants to know which blobs the files would be.
  private let idLength: Int?
  /// The blobs that hold what was read; `nil` for what was not the same each time.
  private var read: [Path: ObjectID?] = [:]

  /// The files at and below `paths`; the top is the current folder.
  ///
  /// `isIgnored` is asked about everything below a named path, beside git. With `isIdentifying`, stamps are given, and the blobs
  /// are known that files would be. Throws if a path does not exist, or if the index cannot be read: a tracked file
  /// counts even where it is ignored.
  public init(
    _ repository: GitRepository, paths: [Path] = [.top], isIdentifying: Bool = false,
    isIgnored: @escaping (Path, _ isFolder: Bool) -> Bool = { _, _ in false }
  ) throws(SnapshotError) {
    let head = try repository.headCommit()
    let named = try NamedPaths(paths)
    let rules = try WorkTreeRules(for: named, in: repository)
    // The time is only for reports that want one: a commit that cannot be read is no reason not to look at files on disk.
    let time = head.flatMap { try? repository.revision(named: $0.hexadecimal).commit?.time }
    source = Outcome.Source(
      kind: .workTree, head: head?.hexadecimal,
      timestamp: time.flatMap { CalendarTime(secondsSince1970: $0)?.description })
    idLength = isIdentifying ? head?.bytes.count ?? ObjectID.sha1Length : nil
    disk = DiskSnapshot(named) { (path, isFolder) throws(SnapshotError) in
      isIgnored(path, isFolder) ? .ignored : try rules.treatment(of: path, isFolder: isFolder)
    }
  }

  /// The work tree.
  public var origin: SourceFile.Origin { .workTree }

  /// `nil`: the work tree is looked at as a whole.
  public var changedPaths: [Path]? { nil }

  /// What is at exactly this path, if something is.
  public func entry(at path: Path) throws(SnapshotError) -> Entry? {
    try disk.entry(at: path)
  }

  /// Everything below `folder`, at any depth, in byte order of the paths; below the top it is what the user named.
  public func entries(below folder: Path) throws(SnapshotError) -> [Entry] {
    try disk.entries(below: folder)
  }

  /// What is directly in `folder` and is not a folder.
  public func files(in folder: Path) throws(SnapshotError) -> [Entry] { try disk.files(in: folder) }

  /// The content of a file, or the text of a symbolic link, unless it is larger than `limit` bytes.
  ///
  /// Throws if what is there now is no regular file any more, or cannot be read.
  public func content(of entry: Entry, limit: Int) throws(SnapshotError) -> Content {
    let content = try disk.content(of: entry, limit: limit)
    if let idLength {
      let id: ObjectID? =
        if case .bytes(let bytes) = content { ObjectHash.id(of: .blob, bytes, length: idLength) } else { nil }
      if let known = read[entry.path], known != id { read[entry.path] = .some(nil) } else { read[entry.path] = id }
    }
    return content
  }

  /// What the operating system says of a file now.
  public func stamp(of entry: Entry) -> FileStamp? { idLength == nil ? nil : disk.stamp(of: entry) }

  /// The id of the blob that holds what is on disk, byte for byte: neither filters nor line ends count.
  public func blob(of entry: Entry, limit: Int) throws(SnapshotError) -> ObjectID? {
    guard let idLength, case .bytes(let bytes) = try disk.content(of: entry, limit: limit) else { return nil }
    return ObjectHash.id(of: .blob, bytes, length: idLength)
  }

  /// The id of the blob that holds what was read of an entry, which may be something else by now.
  public func blobAsRead(of entry: Entry, limit: Int) throws(SnapshotError) -> ObjectID? {
    if let known = read[entry.path] { return known }
    return try blob(of: entry, limit: limit)
  }
}
