import Diagnostics
import Snapshots

/// Looks up and lists what a tree and the trees below it hold.
///
/// A few objects can describe billions of paths, and thousands of folders in one another, so the walk has limits.
struct TreeWalk {
  /// How many folders deep the walk goes.
  static let depthLimit = 128
  /// How many bytes a path may have, as the operating system has it.
  static let pathLimit = 4096
  /// How many names are looked at, before the walk is taken for one that never ends.
  private let countLimit: Int

  /// A file, link or submodule, and where it is.
  struct Item {
    let path: Path
    let mode: FileMode
    let id: ObjectID
  }

  private let repository: GitRepository
  private var count = 0

  /// A walk over trees of a repository.
  init(_ repository: GitRepository, countLimit: Int = 5_000_000) {
    self.repository = repository
    self.countLimit = countLimit
  }

  /// What is at a path below the tree `root`, a folder too; reads only the trees on the way.
  func item(at path: Path, in root: ObjectID) throws(SnapshotError) -> Item? {
    var item = Item(path: .top, mode: .folder, id: root)
    for name in path.components {
      guard item.mode == .folder else { return nil }
      let tree = try repository.tree(item.id, at: item.path)
      guard let next = tree.items.first(where: { $0.name == name }) else { return nil }
      item = Item(path: item.path.appending(name), mode: next.mode, id: next.id)
    }
    return item
  }

  /// Everything below a folder of the tree `root`, in byte order of the paths.
  mutating func items(below folder: Path, in root: ObjectID) throws(SnapshotError) -> [Item] {
    guard let start = try item(at: folder, in: root), start.mode == .folder else { return [] }
    var items: [Item] = []
    try list(start, depth: 0, into: &items)
    return items
  }

  /// The paths that two trees do not have in common, in byte order; trees that are the same are not read.
  mutating func changes(from old: ObjectID, to new: ObjectID) throws(SnapshotError) -> [Path] {
    var paths: [Path] = []
    try compare(old, new, at: .top, depth: 0, into: &paths)
    return paths
  }

  private mutating func list(_ folder: Item, depth: Int, into items: inout [Item]) throws(SnapshotError) {
    for child in try children(of: folder.id, at: folder.path, depth: depth) {
      if child.mode == .folder {
        try list(child, depth: depth + 1, into: &items)
      } else {
        items.append(child)
      }
    }
  }

  private mutating func compare(
    _ old: ObjectID, _ new: ObjectID, at path: Path, depth: Int, into paths: inout [Path]
  ) throws(SnapshotError) {
    if old == new { return }
    let olds = try children(of: old, at: path, depth: depth)
    let news = try children(of: new, at: path, depth: depth)
    for (old, new) in pairs(olds, news, by: \.sortKey, \.sortKey) {
      if let old, let new, old.mode == .folder {
        try compare(old.id, new.id, at: new.path, depth: depth + 1, into: &paths)
      } else if let old, let new {
        if old.id != new.id || old.mode != new.mode { paths.append(new.path) }
      } else if let item = old ?? new {
        try append(item, depth: depth, to: &paths)
      }
    }
  }

  /// Adds the path of an item that only one of two trees has, or those of all that is below it.
  private mutating func append(_ item: Item, depth: Int, to paths: inout [Path]) throws(SnapshotError) {
    guard item.mode == .folder else { return paths.append(item.path) }
    var items: [Item] = []
    try list(item, depth: depth + 1, into: &items)
    paths += items.map(\.path)
  }

  private mutating func children(of tree: ObjectID, at path: Path, depth: Int) throws(SnapshotError) -> [Item] {
    guard depth <= Self.depthLimit else {
      throw SnapshotError("lies more than \(Self.depthLimit) folders deep, which is not read", path: path)
    }
    let items = try repository.tree(tree, at: path).items
    count += items.count
    guard count <= countLimit else {
      throw SnapshotError("more than \(countLimit) paths are not read")
    }
    return try items.map { (item) throws(SnapshotError) in
      let child = Item(path: path.appending(item.name), mode: item.mode, id: item.id)
      guard child.path.bytes.count < Self.pathLimit else {
        throw SnapshotError("is longer than \(Self.pathLimit) bytes, which is not read", path: child.path)
      }
      return child
    }
  }
}

extension TreeWalk.Item {
  /// What trees are sorted by: the path, with a slash at the end of a folder's.
  fileprivate var sortKey: Path {
    mode == .folder ? Path(path.bytes + [UInt8(ascii: "/")]) : path
  }
}
