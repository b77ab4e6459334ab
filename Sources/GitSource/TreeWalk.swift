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
  static let entryLimit = 5_000_000

  /// A file, link or submodule, and where it is.
  struct Item {
    let path: Path
    let mode: FileMode
    let id: ObjectID
  }

  private let trees: TreeReader
  private let countLimit: Int
  private var count = 0
  /// How many names there are below a tree, for those that are known.
  private var counts: [ObjectID: Int] = [:]

  /// A walk over trees of a repository.
  init(_ repository: GitRepository, countLimit: Int = entryLimit) {
    self.init(TreeReader(repository), countLimit: countLimit)
  }

  /// A walk over trees that are read together with others.
  init(_ trees: TreeReader, countLimit: Int = entryLimit) {
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

  /// Everything in a tree, which stands at a path, in byte order of the paths.
  mutating func items(in tree: ObjectID, at path: Path) throws(SnapshotError) -> [Item] {
    // The same tree may stand in many places: how many paths there will be is known before any of them is made.
    count += try countNames(in: tree, at: path, depth: path.components.count)
    try checkCount()
    var items: [Item] = []
    try list(tree, at: path, into: &items)
    return items
  }

  /// The paths that two trees do not have in common, in byte order; trees that are the same are not read.
  ///
  /// The trees stand at `path`.
  mutating func changes(
    from old: ObjectID, to new: ObjectID, at path: Path = .top
  ) throws(SnapshotError) -> [Path] {
    var paths: [Path] = []
    try compare(old, new, at: path, depth: path.components.count, into: &paths)
    return paths
  }

  /// The folder at a path, which counts as looked at.
  mutating func tree(_ id: ObjectID, at path: Path, depth: Int) throws(SnapshotError) -> Tree {
    guard depth <= Self.depthLimit else {
      throw SnapshotError("lies more than \(Self.depthLimit) folders deep, which is not read", path: path)
    }
    let tree = try trees.tree(id, at: path)
    count += tree.count
    try checkCount()
    return tree
  }

  /// The path of a name in a folder.
  static func path(_ name: ByteString, in folder: Path) throws(SnapshotError) -> Path {
    let path = folder.appending(name)
    guard path.bytes.count < pathLimit else {
      throw SnapshotError("is longer than \(pathLimit) bytes, which is not read", path: path)
    }
    return path
  }

  private func checkCount() throws(SnapshotError) {
    guard count <= countLimit else { throw SnapshotError("more than \(countLimit) paths are not read") }
  }

  private mutating func countNames(
    in tree: ObjectID, at path: Path, depth: Int
  ) throws(SnapshotError) -> Int {
    if let count = counts[tree] { return count }
    guard depth <= Self.depthLimit else {
      throw SnapshotError("lies more than \(Self.depthLimit) folders deep, which is not read", path: path)
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

  private mutating func compare(
    _ oldID: ObjectID, _ newID: ObjectID, at path: Path, depth: Int, into paths: inout [Path]
  ) throws(SnapshotError) {
    if oldID == newID { return }
    let olds = try tree(oldID, at: path, depth: depth)
    let news = try tree(newID, at: path, depth: depth)
    var (old, new) = (0, 0)
    while old < olds.count || new < news.count {
      let order = Self.order(olds, old, news, new)
      if order < 0 {
        try append(olds[old], in: path, to: &paths)
      } else if order > 0 {
        try append(news[new], in: path, to: &paths)
      } else if !Self.isSame(olds, old, news, new) {
        let (item, other) = (news[new], olds.id(old))
        let place = try Self.path(item.name, in: path)
        if item.mode == .folder {
          try compare(other, item.id, at: place, depth: depth + 1, into: &paths)
        } else {
          paths.append(place)
        }
      }
      if order <= 0 { old += 1 }
      if order >= 0 { new += 1 }
    }
  }

  /// Adds the path of an item that only one of two trees has, or those of all that is below it.
  private mutating func append(_ item: Tree.Item, in path: Path, to paths: inout [Path]) throws(SnapshotError) {
    let place = try Self.path(item.name, in: path)
    if item.mode == .folder {
      paths += try items(in: item.id, at: place).map(\.path)
    } else {
      paths.append(place)
    }
  }

  /// Which of two names stands first; the end of a tree comes after everything.
  private static func order(_ olds: Tree, _ old: Int, _ news: Tree, _ new: Int) -> Int {
    if old == olds.count { return 1 }
    if new == news.count { return -1 }
    return olds.withName(old) { oldName, _ in
      news.withName(new) { newName, _ in
        TreeOrder.compare(
          oldName, isFolder: olds.mode(old) == .folder, newName, isFolder: news.mode(new) == .folder)
      }
    }
  }

  private static func isSame(_ olds: Tree, _ old: Int, _ news: Tree, _ new: Int) -> Bool {
    olds.mode(old) == news.mode(new)
      && olds.withName(old) { _, oldID in news.withName(new) { _, newID in oldID.elementsEqual(newID) } }
  }
}
