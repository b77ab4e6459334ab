import Diagnostics
import Glibc
import Snapshots

/// Finds the paths in which an index differs from a tree.
///
/// A folder whose tree git has noted in the index, and that is the one of the commit, is passed over: of a commit that
/// changes one file, only the trees of the folders that the file lies in are read.
struct StagedChanges {
  private let index: StagedIndex
  private let hints: CacheTree?
  private var walk: TreeWalk
  private var paths: [Path] = []

  /// Prepares a comparison of an index with trees.
  init(_ index: StagedIndex, _ trees: TreeReader) {
    self.index = index
    hints = index.cacheTree()
    walk = TreeWalk(trees)
  }

  /// A folder that both sides have.
  private struct Folder {
    let path: Path
    let depth: Int
    /// The tree of the commit.
    let tree: ObjectID
    /// The positions of its paths in the index.
    let positions: Range<Int>
    /// What git has noted about it.
    let hint: Int?
  }

  /// A name that the index has in a folder.
  private struct Child {
    /// Where the name stands in the bytes of the index.
    let name: Range<Int>
    let isFolder: Bool
    /// The positions of the file, or of everything in the folder.
    let positions: Range<Int>
    let hint: Int?
  }

  /// The paths that are added, changed, of another kind, not merged or gone since the tree `base`, in byte order.
  ///
  /// Without a base all of them are added.
  mutating func paths(since base: ObjectID?) throws(SnapshotError) -> [Path] {
    let all = 0..<index.count
    if let base {
      let hint = hints?.rootPosition
      let isSame = base.bytes.withUnsafeBufferPointer { isNoted($0, for: all, hint) }
      if !isSame { try compare(Folder(path: .top, depth: 0, tree: base, positions: all, hint: hint)) }
    } else {
      for position in all { try appendAdded(position) }
    }
    return paths
  }

  private mutating func compare(_ folder: Folder) throws(SnapshotError) {
    let tree = try walk.tree(folder.tree, at: folder.path, depth: folder.depth)
    var hints = folder.hint.flatMap { self.hints?.children(of: $0) }
    var item = 0
    var position = folder.positions.lowerBound
    while position < folder.positions.upperBound {
      let child = child(at: position, of: folder, &hints)
      position = child.positions.upperBound
      var order = 1
      while item < tree.count {
        order = self.order(tree, item, child)
        if order >= 0 { break }
        try appendRemoved(tree[item], from: folder)
        item += 1
      }
      if item < tree.count && order == 0 {
        try compare(tree, item, child, in: folder)
        item += 1
      } else {
        for position in child.positions { try appendAdded(position) }
      }
    }
    for item in item..<tree.count { try appendRemoved(tree[item], from: folder) }
  }

  /// Compares what both sides have under a name.
  private mutating func compare(
    _ tree: Tree, _ item: Int, _ child: Child, in folder: Folder
  ) throws(SnapshotError) {
    let first = child.positions.lowerBound
    if !child.isFolder {
      // Also where nothing is changed: git writes the tree of this folder from the lines.
      try index.look(at: first)
      let isSame = tree.mode(item) == index.mode(first) && tree.withName(item) { isID($1, at: index.idPlace(first)) }
      if !isSame { paths.append(try index.path(first)) }
      return
    }
    if tree.withName(item, { isNoted($1, for: child.positions, child.hint) }) { return }
    let path = try TreeWalk.path(tree[item].name, in: folder.path)
    if case .folder(let staged) = index.state(first), index.place(first).count == path.bytes.count + 1 {
      var changes = TreeChanges(walk)
      paths += try changes.paths(from: tree.id(item), to: staged, at: path)
    } else {
      try compare(
        Folder(
          path: path, depth: folder.depth + 1, tree: tree.id(item), positions: child.positions, hint: child.hint))
    }
  }

  /// Whether git has noted this tree for these paths.
  private func isNoted(_ tree: UnsafeBufferPointer<UInt8>, for positions: Range<Int>, _ hint: Int?) -> Bool {
    guard let hint, let node = hints?[hint], node.count == positions.count else { return false }
    return isID(tree, at: node.id)
  }

  private func isID(_ id: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    index.withBytes { GitSource.compare(UnsafeBufferPointer(rebasing: $0[place..<(place + id.count)]), id) == 0 }
  }

  /// Which stands first, a name of a tree or one of the index.
  private func order(_ tree: Tree, _ item: Int, _ child: Child) -> Int {
    tree.withName(item) { name, _ in
      index.withBytes { bytes in
        TreeOrder.compare(
          name, isFolder: tree.mode(item) == .folder, UnsafeBufferPointer(rebasing: bytes[child.name]),
          isFolder: child.isFolder)
      }
    }
  }

  private mutating func appendAdded(_ position: Int) throws(SnapshotError) {
    let path = try index.path(position)
    if case .folder(let tree) = index.state(position) {
      paths += try walk.items(in: tree, at: Path(path.bytes.dropLast())).map(\.path)
    } else {
      paths.append(path)
    }
  }

  private mutating func appendRemoved(_ item: Tree.Item, from folder: Folder) throws(SnapshotError) {
    let path = try TreeWalk.path(item.name, in: folder.path)
    if item.mode == .folder {
      paths += try walk.items(in: item.id, at: path).map(\.path)
    } else {
      paths.append(path)
    }
  }
}

extension StagedChanges {
  /// The name in a folder that the path at a position starts with, and how far it goes.
  private func child(at position: Int, of folder: Folder, _ hints: inout CacheTree.Children?) -> Child {
    let place = index.place(position)
    let start = place.lowerBound + (folder.path.isTop ? 0 : folder.path.bytes.count + 1)
    return index.withBytes { bytes in
      guard let slash = bytes[start..<place.upperBound].firstIndex(of: UInt8(ascii: "/")) else {
        return Child(name: start..<place.upperBound, isFolder: false, positions: position..<position + 1, hint: nil)
      }
      let hint = hints?.position(of: UnsafeBufferPointer(rebasing: bytes[start..<slash]), in: bytes)
      let prefix = UnsafeBufferPointer(rebasing: bytes[place.lowerBound...slash])
      let end = end(
        of: prefix, in: position..<folder.positions.upperBound, guess: hint.flatMap { self.hints?[$0]?.count } ?? 1,
        bytes)
      return Child(name: start..<slash, isFolder: true, positions: position..<end, hint: hint)
    }
  }

  /// The end of the paths that start with `prefix`, as the first of the range does.
  private func end(
    of prefix: UnsafeBufferPointer<UInt8>, in range: Range<Int>, guess: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    func isInside(_ position: Int) -> Bool {
      let path = UnsafeBufferPointer(rebasing: bytes[index.place(position)].prefix(prefix.count))
      return GitSource.compare(path, prefix) == 0
    }
    // Paths that start alike stand together, so the last one and the one after it tell.
    var step = min(max(1, guess), range.count)
    var (inside, outside) = (range.lowerBound, range.upperBound)
    while inside + step < outside {
      if isInside(inside + step) {
        inside += step
        step *= 2
      } else {
        outside = inside + step
        step = max(1, step / 2)
        // A guess that is right ends one step behind the last path.
        if outside - 1 > inside, isInside(outside - 1) { inside = outside - 1 }
      }
    }
    return (inside + 1..<outside).partitioningIndex { !isInside($0) }
  }
}
