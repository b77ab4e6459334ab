import Diagnostics
import Snapshots

/// Looks up and lists what a tree and the trees below it hold.
///
/// A few objects can describe billions of paths, and thousands of folders in one another, so the walk has limits.
struct TreeWalk {
  /// A file, link or submodule, and where it is.
  struct Item {
    let path: Path
    let mode: FileMode
    let id: ObjectID
  }

  private let trees: TreeReader
  let countLimit: Int
  private var count = 0
  /// How many names there are below a tree, for those that are known.
  private var counts: [ObjectID: Int] = [:]

  /// A walk over trees of a repository.
  init(_ repository: GitRepository, countLimit: Int = PathLimits.count) {
    self.init(TreeReader(repository), countLimit: countLimit)
  }

  /// A walk over trees that are read together with others.
  init(_ trees: TreeReader, countLimit: Int = PathLimits.count) {
    self.trees = trees
    self.countLimit = countLimit
  }

  /// What is at a path below the tree `root`, a folder too; reads only the trees on the way.
  func item(at path: Path, in root: ObjectID) throws(SnapshotError) -> Item? {
    var item = Item(path: .top, mode: .folder, id: root)
    for name in path.components {
      guard item.mode == .folder else { return nil }
      let tree = try trees.tree(item.id, at: item.path)
      guard let next = tree.item(called: name) else { return nil }
      item = Item(path: item.path.appending(name), mode: next.mode, id: next.id)
    }
    return item
  }

  /// Everything below a folder of the tree `root`, in byte order of the paths.
  mutating func items(below folder: Path, in root: ObjectID) throws(SnapshotError) -> [Item] {
    guard let start = try item(at: folder, in: root), start.mode == .folder else { return [] }
    return try items(in: start.id, at: folder)
  }

  /// Everything below the tree `root`, which is at the top of a commit, in byte order of the paths.
  ///
  /// Trees that git has noted in the index are not read.
  mutating func items(in root: ObjectID, knowing noted: NotedTrees?) throws(SnapshotError) -> [Item] {
    guard let noted else { return try items(in: root, at: .top) }
    var items: [Item] = []
    try list(root, at: .top, knowing: noted, noted.top, into: &items)
    return items
  }

  private mutating func list(
    _ tree: ObjectID, at path: Path, knowing noted: NotedTrees, _ folder: NotedTrees.Folder?, into items: inout [Item]
  ) throws(SnapshotError) {
    guard let folder else {
      items += try self.items(in: tree, at: path)
      return
    }
    if let known = noted.items(in: folder, if: tree, { Item(path: $0, mode: $1, id: $2) }) {
      count += known.count
      try checkCount()
      if items.isEmpty { items = known } else { items += known }
      return
    }
    let tree = try self.tree(tree, at: path, depth: path.components.count)
    count += tree.count
    try checkCount()
    var children = noted.children(of: folder)
    for child in tree.items {
      let place = try Self.path(child.name, in: path)
      if child.mode == .folder {
        let inner = noted.folder(at: place, in: folder, &children)
        try list(child.id, at: place, knowing: noted, inner, into: &items)
      } else {
        items.append(Item(path: place, mode: child.mode, id: child.id))
      }
    }
  }

  /// Everything in a tree, which stands at a path, in byte order of the paths.
  mutating func items(in tree: ObjectID, at path: Path) throws(SnapshotError) -> [Item] {
    // The same tree may stand in many places: how many paths there will be is known before any of them is made.
    count += try countNames(in: tree, at: path, depth: path.components.count)
    try checkCount()
    var items: [Item] = []
    try list(tree, at: path, into: &items)
    return items
  }

  /// The folder at a path.
  func tree(_ id: ObjectID, at path: Path, depth: Int) throws(SnapshotError) -> Tree {
    guard depth <= PathLimits.depth else {
      throw SnapshotError("is more than \(PathLimits.depth) folders deep, which kfplint does not read", path: path)
    }
    return try trees.tree(id, at: path)
  }

  /// The path of a name in a folder.
  static func path(_ name: ByteString, in folder: Path) throws(SnapshotError) -> Path {
    let path = folder.appending(name)
    guard path.bytes.count < PathLimits.length else {
      throw SnapshotError("is longer than \(PathLimits.length) bytes, which is not read", path: path)
    }
    return path
  }

  private func checkCount() throws(SnapshotError) {
    guard count <= countLimit else { throw tooMany }
  }

  /// The error for more names than are read.
  var tooMany: SnapshotError { SnapshotError("more than \(countLimit) paths are not read") }

  /// How many names there are in a tree, which stands at a path, and below it; more than the limit if they are too many.
  mutating func countNames(
    in tree: ObjectID, at path: Path, depth: Int
  ) throws(SnapshotError) -> Int {
    if let count = counts[tree] { return count }
    guard depth <= PathLimits.depth else {
      throw SnapshotError("is more than \(PathLimits.depth) folders deep, which kfplint does not read", path: path)
    }
    let items = try trees.tree(tree, at: path)
    var count = items.count
    for position in 0..<items.count where items.mode(position) == .folder && count <= countLimit {
      let child = items[position]
      count += try countNames(in: child.id, at: Self.path(child.name, in: path), depth: depth + 1)
    }
    counts[tree] = count
    return count
  }

  private func list(_ tree: ObjectID, at path: Path, into items: inout [Item]) throws(SnapshotError) {
    for child in try trees.tree(tree, at: path).items {
      let place = try Self.path(child.name, in: path)
      if child.mode == .folder {
        try list(child.id, at: place, into: &items)
      } else {
        items.append(Item(path: place, mode: child.mode, id: child.id))
      }
    }
  }
}
