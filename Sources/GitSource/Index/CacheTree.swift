import Diagnostics
import Glibc
import Snapshots

/// The trees that git wrote of an index, or found it to have, in the extension `TREE`.
///
/// git keeps them so that a commit need not hash folders that nothing was staged in; staging something marks the folders
/// above it. It is a hint and no more: how many paths a tree covers is looked at again where it is used.
struct CacheTree {
  /// One folder.
  struct Node {
    /// Its name, as a place in the index; that of the top is empty.
    var name: Range<Int> { Int(nameStart)..<Int(nameEnd) }
    private let nameStart, nameEnd: UInt32
    /// How many paths of the index it covers; negative if something was staged in it.
    var count: Int { Int(paths) }
    private let paths: Int32
    /// Where the id of the tree stands in the index, if nothing was.
    var id: Int { Int(idStart) }
    private let idStart: UInt32
    /// The position after the last of the folders below it.
    fileprivate var end: UInt32

    /// Places are below `IndexFile.sizeLimit`, and numbers have nine digits at most.
    fileprivate init(name: Range<Int>, count: Int, id: Int, end: Int) {
      nameStart = UInt32(truncatingIfNeeded: name.lowerBound)
      nameEnd = UInt32(truncatingIfNeeded: name.upperBound)
      idStart = UInt32(truncatingIfNeeded: id)
      paths = Int32(truncatingIfNeeded: count)
      self.end = UInt32(truncatingIfNeeded: end)
    }
  }

  /// All folders, each before those below it.
  private let nodes: [Node]

  /// Reads the extension; `nil` if it is not what git would write.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var text = CacheTreeText(bytes, range)
    var nodes: [Node] = []
    // A name, two numbers and an id are mostly more.
    nodes.reserveCapacity(range.count / 30)
    // The folder that we are in, how many are left in it, and those around it.
    var open = (node: -1, left: 1)
    var outer: [(node: Int, left: Int)] = []
    repeat {
      guard let name = text.name(), let count = text.number(upTo: UInt8(ascii: " ")),
        let folders = text.number(upTo: UInt8(ascii: "\n")), let id = count >= 0 ? text.id() : 0,
        folders >= 0, nodes.isEmpty == name.isEmpty
      else { return nil }
      nodes.append(Node(name: name, count: count, id: id, end: nodes.count + 1))
      open.left -= 1
      if folders > 0 {
        outer.append(open)
        open = (nodes.count - 1, folders)
      }
      while open.left == 0, let next = outer.popLast() {
        nodes[open.node].end = UInt32(truncatingIfNeeded: nodes.count)
        open = next
      }
    } while open.left > 0
    guard text.isAtEnd else { return nil }
    self.nodes = nodes
  }

  /// The position of the top.
  static let rootPosition = 0

  /// A folder by its position.
  subscript(position: Int) -> Node { nodes[position] }

  /// The positions of the folders directly in another one.
  func children(of position: Int) -> Children {
    var children: [Int] = []
    var next = position + 1
    while next < nodes[position].end {
      children.append(next)
      next = Int(nodes[next].end)
    }
    return Children(positions: children, tree: self)
  }

  /// The folders in one folder, to be looked up by name in the order of their paths.
  struct Children {
    private let positions: [Int]
    private let tree: CacheTree
    private var last = -1

    fileprivate init(positions: [Int], tree: CacheTree) {
      self.positions = positions
      self.tree = tree
    }

    /// The position of the folder called `name`.
    ///
    /// git sorts them by the lengths of their names first; one that it does not is not found, which only costs time.
    mutating func position(
      of name: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Int? {
      // Names in a folder are mostly of one length, and then the next one is that after the last one.
      if last + 1 < positions.count, order(name, last + 1, bytes) == 0 {
        last += 1
        return positions[last]
      }
      let found = positions.indices.partitioningIndex { order(name, $0, bytes) <= 0 }
      guard found < positions.count, order(name, found, bytes) == 0 else { return nil }
      last = found
      return positions[found]
    }

    private func order(
      _ name: UnsafeBufferPointer<UInt8>, _ child: Int, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Int {
      let other = UnsafeBufferPointer(rebasing: bytes[tree[positions[child]].name])
      return name.count == other.count ? compare(name, other) : name.count - other.count
    }
  }
}
