import Diagnostics
import Glibc
import Snapshots

/// The folders of a commit whose trees git has noted in the index, with what the index has below them.
///
/// What git checked out or committed last is there as a whole, in one file, where the commit itself has a tree for each folder:
/// of 80,000 files in 40,000 folders those take longer than all else that a check does which knows the rest already. Git trusts
/// these notes as much when it makes a commit of them.
struct NotedTrees {
  /// A folder of the commit, where the index has it, too.
  struct Folder {
    fileprivate let positions: Range<Int>
    fileprivate let hint: Int
  }

  private let index: StagedIndex
  private let hints: CacheTree

  /// The trees that an index notes; `nil` if there are none.
  init?(_ index: StagedIndex) {
    guard let hints = index.cacheTree() else { return nil }
    (self.index, self.hints) = (index, hints)
  }

  /// The folder that everything is in.
  var top: Folder { Folder(positions: 0..<index.count, hint: hints.rootPosition) }

  /// The folders in one folder, to be looked up by name.
  func children(of folder: Folder) -> CacheTree.Children { hints.children(of: folder.hint) }

  /// The folder at a path, which is among the children of another one; `nil` if the index knows none.
  func folder(at path: Path, in outer: Folder, _ children: inout CacheTree.Children) -> Folder? {
    let hint = path.name.bytes.withUnsafeBufferPointer { name in
      index.withBytes { children.position(of: name, in: $0) }
    }
    guard let hint else { return nil }
    return Folder(positions: index.positions(below: path).clamped(to: outer.positions), hint: hint)
  }

  /// Everything in a folder, as `item` puts it, if it is this tree that git has noted for it; `nil` otherwise.
  func items<Item>(
    in folder: Folder, if tree: ObjectID, _ item: (Path, FileMode, ObjectID) -> Item
  ) -> [Item]? {
    guard let node = hints[folder.hint], node.count == folder.positions.count,
      index.withBytes({ $0[node.id..<(node.id + tree.bytes.count)].elementsEqual(tree.bytes) })
    else { return nil }
    var items: [Item] = []
    items.reserveCapacity(folder.positions.count)
    for position in folder.positions {
      // A folder of a sparse index is not taken apart here, and what is not merged is in no tree.
      guard case .merged(let mode, let id) = index.state(position), let path = try? index.path(position) else {
        return nil
      }
      // A shorter one cannot lie too deep. Whether it does is for those to say who read the trees.
      let mayBeDeep = path.bytes.count > 2 * PathLimits.depth
      if mayBeDeep, path.components.count > PathLimits.depth || path.bytes.count >= PathLimits.length { return nil }
      items.append(item(path, mode, id))
    }
    return items
  }
}
