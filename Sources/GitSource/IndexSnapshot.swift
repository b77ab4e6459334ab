public import Diagnostics
import Glibc
public import Snapshots

/// What `git commit` is about to record: the index that git names, never the work tree.
///
/// While `git commit -a` or `git commit PATH` runs a hook, `GIT_INDEX_FILE` names an index of its own, which is the one
/// that is read then. Paths are those of the repository. A path added by `git add --intent-to-add` is not there, as git
/// would not record it either; links and the folders of submodules are never followed.
public final class IndexSnapshot: Snapshot {
  /// The index, and the commit that it is compared with.
  public let source: Outcome.Source
  /// The paths that differ from HEAD in content, mode or kind, or that are not merged; `nil` if that was not asked.
  public let changedPaths: [Path]?

  private let repository: GitRepository
  /// The tree of HEAD; `nil` before the first commit.
  private let base: ObjectID?
  private let entries: SortedEntries

  /// Reads the index, and HEAD's tree unless `wholeCheck`.
  ///
  /// Throws if the repository is bare, if the index that git names cannot be read, or if HEAD cannot. A missing index is
  /// an empty one only before the first commit.
  public init(_ repository: GitRepository, wholeCheck: Bool) throws(SnapshotError) {
    guard !repository.isBare else {
      throw SnapshotError("the repository \(repository.reader.gitFolder) is bare: nothing can be staged in it")
    }
    let head = try repository.headCommit()
    let index = repository.location.indexFile(of: repository.reader)
    let staged = try repository.stagedPaths(in: index, isUnborn: head == nil)
    let base = try head.map { (id) throws(SnapshotError) in try repository.treeID(of: id) }
    source = Outcome.Source(kind: .index, head: head?.hexadecimal, base: head?.hexadecimal)
    changedPaths = wholeCheck ? nil : try Self.changes(from: base, to: staged, in: repository)
    entries = SortedEntries(staged.compactMap(\.entry))
    self.repository = repository
    self.base = base
  }

  /// The index.
  public var origin: SourceFile.Origin { .staged }

  /// Whether HEAD has a regular file at `path`; `false` before the first commit.
  public func baseHasFile(at path: Path) throws(SnapshotError) -> Bool {
    guard let base else { return false }
    return try TreeWalk(repository).item(at: path, in: base)?.mode.isFile ?? false
  }

  /// What is at exactly this path, if something is.
  public func entry(at path: Path) -> Entry? {
    entries.entry(at: path)
  }

  /// Everything below `folder`, at any depth, in byte order of the paths.
  public func entries(below folder: Path) -> [Entry] {
    Array(entries.entries(below: folder))
  }

  /// The content of a file, or the text of a symbolic link, unless it is larger than `limit` bytes.
  ///
  /// Throws if the object is missing or damaged.
  public func content(of entry: Entry, limit: Int) throws(SnapshotError) -> Content {
    try repository.content(of: entry, limit: limit)
  }

  private static func changes(
    from base: ObjectID?, to staged: [StagedPath], in repository: GitRepository
  ) throws(SnapshotError) -> [Path] {
    var walk = TreeWalk(repository)
    let items = try base.map { (tree) throws(SnapshotError) in try walk.items(below: .top, in: tree) } ?? []
    return pairs(items, staged, by: \.path, \.path).compactMap { old, new in
      let isSame = old.map { .merged($0.mode, $0.id) } == new?.state
      return isSame ? nil : new?.path ?? old?.path
    }
  }
}
