import Diagnostics
import Snapshots

/// Finds the paths that two trees do not have in common; trees that are the same are not read.
struct TreeChanges {
  private var walk: TreeWalk
  /// How many paths differ between two trees, for those that are known.
  private var counts: [Pair: Int] = [:]

  /// Two different trees that stand at the same path.
  private struct Pair: Hashable {
    let old: ObjectID
    let new: ObjectID
  }

  /// What one name of two trees comes to.
  private enum Change {
    /// A file, link or submodule that one of them has, or both in different states.
    case path(ByteString)
    /// A folder that only one of them has.
    case folder(Tree.Item)
    case folders(ByteString, Pair)
  }

  /// Prepares a comparison of trees that a walk reads.
  init(_ walk: TreeWalk) {
    self.walk = walk
  }

  /// The paths, in byte order, of what differs between two trees that stand at `path`.
  mutating func paths(from old: ObjectID, to new: ObjectID, at path: Path = .top) throws(SnapshotError) -> [Path] {
    if old == new { return [] }
    // A few trees can differ in billions of paths: how many it will be is known before any of them is made.
    let pair = Pair(old: old, new: new)
    let count = try count(pair, at: path, depth: path.components.count)
    guard count <= walk.countLimit else { throw walk.tooMany }
    var paths: [Path] = []
    paths.reserveCapacity(count)
    try list(pair, at: path, into: &paths)
    return paths
  }

  private mutating func count(_ pair: Pair, at path: Path, depth: Int) throws(SnapshotError) -> Int {
    if let count = counts[pair] { return count }
    var count = 0
    for change in try changes(pair, at: path, depth: depth) where count <= walk.countLimit {
      switch change {
      case .path: count += 1
      case .folder(let item):
        count += try walk.countNames(in: item.id, at: TreeWalk.path(item.name, in: path), depth: depth + 1)
      case .folders(let name, let pair):
        count += try self.count(pair, at: TreeWalk.path(name, in: path), depth: depth + 1)
      }
    }
    counts[pair] = count
    return count
  }

  private mutating func list(_ pair: Pair, at path: Path, into paths: inout [Path]) throws(SnapshotError) {
    for change in try changes(pair, at: path, depth: 0) {
      switch change {
      case .path(let name): paths.append(try TreeWalk.path(name, in: path))
      case .folder(let item):
        paths += try walk.items(in: item.id, at: TreeWalk.path(item.name, in: path)).map(\.path)
      case .folders(let name, let pair): try list(pair, at: TreeWalk.path(name, in: path), into: &paths)
      }
    }
  }

  /// What differs between two trees, in the order of the names.
  private mutating func changes(_ pair: Pair, at path: Path, depth: Int) throws(SnapshotError) -> [Change] {
    let olds = try walk.tree(pair.old, at: path, depth: depth)
    let news = try walk.tree(pair.new, at: path, depth: depth)
    var changes: [Change] = []
    var (old, new) = (0, 0)
    while old < olds.count || new < news.count {
      let order = Self.order(olds, old, news, new)
      if order != 0 {
        let item = order < 0 ? olds[old] : news[new]
        changes.append(item.mode == .folder ? .folder(item) : .path(item.name))
      } else if !Self.isSame(olds, old, news, new) {
        let item = news[new]
        let isFolder = item.mode == .folder
        changes.append(isFolder ? .folders(item.name, Pair(old: olds.id(old), new: item.id)) : .path(item.name))
      }
      if order <= 0 { old += 1 }
      if order >= 0 { new += 1 }
    }
    return changes
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
