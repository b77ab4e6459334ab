import Diagnostics
import Glibc
import Snapshots

/// The trees that git wrote of an index, or found it to have, in the extension `TREE`.
///
/// git keeps them so that a commit need not hash folders that nothing was staged in; staging something marks the folders
/// above it. It is a hint and no more: how many paths a tree covers is looked at again where it is used.
///
/// All of it is read once, and nothing of it is kept but where the folders at the top are: of tens of thousands of folders a
/// commit asks for a few, and finds the others there again.
struct CacheTree {
  private let content: FileContent
  private let range: Range<Int>
  /// The positions of the folders directly at the top.
  private let top: [Int]

  /// Reads the extension, which lies in a range of the content; `nil` if it is not what git would write.
  init?(_ content: FileContent, _ range: Range<Int>) {
    let top: [Int]? = content.withBytes { bytes in
      var text = CacheTreeText(bytes, range)
      guard let root = text.folder(), root.name.isEmpty, let top = text.folders(directlyIn: root), text.isAtEnd
      else { return nil }
      return top
    }
    guard let top else { return nil }
    (self.content, self.range, self.top) = (content, range, top)
  }

  /// The position of the top.
  var rootPosition: Int { range.lowerBound }

  /// A folder by its position, which is a place in the content; `nil` for any other place.
  subscript(position: Int) -> CacheTreeText.Folder? {
    content.withBytes { bytes in
      var text = CacheTreeText(bytes, position..<range.upperBound)
      return text.folder()
    }
  }

  /// The positions of the folders directly in another one.
  func children(of position: Int) -> Children {
    if position == rootPosition { return Children(positions: top, tree: self) }
    let positions = content.withBytes { bytes in
      var text = CacheTreeText(bytes, position..<range.upperBound)
      return text.folder().flatMap { text.folders(directlyIn: $0) }
    }
    return Children(positions: positions ?? [], tree: self)
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
      var text = CacheTreeText(bytes, positions[child]..<tree.range.upperBound)
      let other = UnsafeBufferPointer(rebasing: bytes[text.name() ?? 0..<0])
      return name.count == other.count ? compare(name, other) : name.count - other.count
    }
  }
}
