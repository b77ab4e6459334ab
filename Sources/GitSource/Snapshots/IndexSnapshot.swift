public import Diagnostics
public import Snapshots

/// What `git commit` is about to record: the index that git names, never the work tree.
///
/// While `git commit -a` or `git commit PATH` runs a hook, `GIT_INDEX_FILE` names an index of its own, which is the one
/// that is read then. Paths are those of the repository. A path added by `git add --intent-to-add` is not there, as git
/// would not record it either; links and the folders of submodules are never followed.
public final class IndexSnapshot: Snapshot {
  /// The index, and the commit that it is compared with.
  public let source: Outcome.Source
  /// The paths that differ from HEAD in content, mode or kind, or that are not merged.
  public let changedPaths: [Path]?

  /// The files of HEAD; `nil` before the first commit.
  public let base: (any Snapshot)?

  private let repository: GitRepository
  private let trees: TreeReader
  private let index: StagedIndex

  /// Reads the index, and compares it with HEAD's tree.
  ///
  /// A program that only lives for this look, and whose sudden end is no green light, says that it is `shortLived`: it maps a
  /// large index as git does, which saves a copy of it, and looks at the paths that it needs.
  ///
  /// Throws if the repository is bare, if the index that git names cannot be read, or if HEAD cannot. A missing index is
  /// an empty one only before the first commit.
  public init(_ repository: GitRepository, shortLived: Bool = false) throws(SnapshotError) {
    guard !repository.isBare else {
      throw SnapshotError("the repository \(repository.reader.gitFolder) is bare: nothing can be staged in it")
    }
    let head = try repository.headCommit()
    let file = repository.location.indexFile(of: repository.reader)
    index = try repository.stagedIndex(in: file, isUnborn: head == nil, shortLived: shortLived)
    let tree = try head.map { (id) throws(SnapshotError) in try repository.treeID(of: id) }
    let trees = TreeReader(repository)
    if let head, let tree {
      base = CommitSnapshot(repository, trees, commit: head, tree: tree)
    } else {
      base = nil
    }
    self.trees = trees
    // What is staged has no time of its own: it is the commit's that it follows, as for files on disk.
    let time = head.flatMap { try? repository.reader.commit($0).time }
    source = Outcome.Source(
      kind: .index, head: head?.hexadecimal, base: head?.hexadecimal,
      timestamp: time.flatMap { CalendarTime(secondsSince1970: $0)?.description })
    self.repository = repository
    var changes = StagedChanges(index, trees)
    changedPaths = try changes.paths(since: tree)
  }

  /// The index.
  public var origin: SourceFile.Origin { .staged }

  /// What is at exactly this path, if something is.
  ///
  /// Throws if the path is in a folder that a sparse index keeps as a tree, and that tree cannot be read.
  public func entry(at path: Path) throws(SnapshotError) -> Entry? {
    if let position = index.position(of: path) { return try entry(position) }
    guard let (folder, tree) = index.sparseFolder(above: path), let rest = path.relative(to: folder) else { return nil }
    let item = try TreeWalk(trees).item(at: rest, in: tree)
    return item.flatMap { $0.mode.entry(at: path, id: $0.id) }
  }

  /// Everything below `folder`, at any depth, in byte order of the paths.
  ///
  /// Throws if a sparse index keeps a folder of it as a tree, and that tree cannot be read.
  public func entries(below folder: Path) throws(SnapshotError) -> [Entry] {
    var walk = TreeWalk(trees)
    if let (outer, tree) = index.sparseFolder(above: folder), let rest = folder.relative(to: outer) {
      guard let start = try walk.item(at: rest, in: tree), start.mode == .folder else { return [] }
      return try walk.items(in: start.id, at: folder).compactMap { $0.mode.entry(at: $0.path, id: $0.id) }
    }
    var entries: [Entry] = []
    let positions = index.positions(below: folder)
    entries.reserveCapacity(positions.count)
    for position in positions {
      if let entry = try entry(position) {
        entries.append(entry)
      } else if case .folder(let tree) = index.state(position) {
        let items = try walk.items(in: tree, at: Path(try index.path(position).bytes.dropLast()))
        entries += items.compactMap { $0.mode.entry(at: $0.path, id: $0.id) }
      }
    }
    return entries
  }

  /// What is directly in `folder` and is not a folder.
  ///
  /// Throws if the folder is in one that a sparse index keeps as a tree, and that tree cannot be read.
  public func files(in folder: Path) throws(SnapshotError) -> [Entry] {
    if index.sparseFolder(above: folder.appending("-")) != nil {
      return try entries(below: folder).filter { $0.path.parent == folder }
    }
    var files: [Entry] = []
    for position in index.positions(directlyIn: folder) {
      if let entry = try entry(position) { files.append(entry) }
    }
    return files
  }

  /// The content of a file, or the text of a symbolic link, unless it is larger than `limit` bytes.
  ///
  /// Throws if the object is missing or damaged.
  public func content(of entry: Entry, limit: Int) throws(SnapshotError) -> Content {
    try repository.content(of: entry, limit: limit)
  }

  /// What the index itself has at a position; `nil` for a folder.
  private func entry(_ position: Int) throws(SnapshotError) -> Entry? {
    switch index.state(position) {
    case .merged(let mode, let id): return mode.entry(at: try index.path(position), id: id)
    case .unmerged: return Entry(path: try index.path(position), kind: .unmerged)
    case .folder: return nil
    }
  }
}
