public import Diagnostics
public import Snapshots

/// The files of a commit, or of a tree.
///
/// Paths are those of the repository. Only the trees and blobs that are asked for are read. Replacement objects
/// (`git replace`) are not looked at: what is linted is what a push sends.
public final class CommitSnapshot: Snapshot {
  /// The commit or tree, the one that it is compared with, and when the commit was made.
  public let source: Outcome.Source
  /// The commit or tree, abbreviated.
  public private(set) lazy var origin = SourceFile.Origin.commit(abbreviation ?? abbreviatedID())
  /// The paths that differ from the base in content, mode or kind; `nil` without a base.
  public let changedPaths: [Path]?

  /// What the commit is compared with, as a whole; `nil` without a base.
  public let base: (any Snapshot)?

  private let repository: GitRepository
  private let trees: TreeReader
  private let tree: ObjectID
  private let abbreviation: String?

  /// Looks up what `revision` names, a commit, tag or tree, and compares it with what `base` names.
  ///
  /// Throws if either does not exist, or not just one thing, or an object on the way is missing or damaged.
  public init(_ repository: GitRepository, revision: String, base: String? = nil) throws(SnapshotError) {
    let head = try repository.revision(named: revision)
    let base = try base.map { (name) throws(SnapshotError) in try repository.revision(named: name) }
    let trees = TreeReader(repository)
    source = Outcome.Source(
      kind: base == nil ? .commit : .range, head: head.id.hexadecimal, base: base?.id.hexadecimal,
      timestamp: head.commit?.time.flatMap { CalendarTime(secondsSince1970: $0)?.description })
    changedPaths = try base.map { (base) throws(SnapshotError) in
      var changes = TreeChanges(TreeWalk(trees))
      return try changes.paths(from: base.tree, to: head.tree)
    }
    self.base = base.map { CommitSnapshot(repository, trees, commit: $0.id, tree: $0.tree, $0.abbreviation) }
    self.repository = repository
    self.trees = trees
    tree = head.tree
    abbreviation = head.abbreviation
  }

  /// A commit that is known already, as the base of a change; it is abbreviated only when somebody wants to show it.
  init(
    _ repository: GitRepository, _ trees: TreeReader, commit: ObjectID, tree: ObjectID, _ abbreviation: String? = nil
  ) {
    source = Outcome.Source(kind: .commit, head: commit.hexadecimal)
    changedPaths = nil
    base = nil
    self.repository = repository
    self.trees = trees
    self.tree = tree
    self.abbreviation = abbreviation
  }

  /// The id as git would shorten it, or all of it where git cannot be asked.
  private func abbreviatedID() -> String {
    let id = source.head.flatMap { ObjectID(hexadecimal: $0.utf8) } ?? tree
    return (try? repository.reader.abbreviation(of: id)) ?? id.hexadecimal
  }

  /// What is at exactly this path, if something is.
  public func entry(at path: Path) throws(SnapshotError) -> Entry? {
    let item = try TreeWalk(trees).item(at: path, in: tree)
    return item.flatMap { $0.mode.entry(at: path, id: $0.id) }
  }

  /// Everything below `folder`, at any depth, in byte order of the paths.
  public func entries(below folder: Path) throws(SnapshotError) -> [Entry] {
    var walk = TreeWalk(trees)
    let items =
      folder.isTop
      ? try walk.items(in: tree, knowing: repository.notedTrees()) : try walk.items(below: folder, in: tree)
    return items.compactMap { $0.mode.entry(at: $0.path, id: $0.id) }
  }

  /// What is directly in `folder` and is not a folder; reads only the trees on the way.
  public func files(in folder: Path) throws(SnapshotError) -> [Entry] {
    let walk = TreeWalk(trees)
    guard let found = try walk.item(at: folder, in: tree), found.mode == .folder else { return [] }
    var entries: [Entry] = []
    for item in try trees.tree(found.id, at: folder).items where item.mode != .folder {
      let path = try TreeWalk.path(item.name, in: folder)
      if let entry = item.mode.entry(at: path, id: item.id) { entries.append(entry) }
    }
    return entries.sorted { $0.path < $1.path }
  }

  /// The content of a file, or the text of a symbolic link, unless it is larger than `limit` bytes.
  ///
  /// Throws if the object is missing or damaged.
  public func content(of entry: Entry, limit: Int) throws(SnapshotError) -> Content {
    try repository.content(of: entry, limit: limit)
  }
}
