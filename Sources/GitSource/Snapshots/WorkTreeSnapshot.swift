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

  /// The files at and below `paths`; the top is the current folder.
  ///
  /// `isIgnored` is asked about everything below a named path, beside git. Throws if a path does not exist, or if the
  /// index cannot be read: a tracked file counts even where it is ignored.
  public init(
    _ repository: GitRepository, paths: [Path] = [.top],
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
    try disk.content(of: entry, limit: limit)
  }
}
