import Diagnostics
import Snapshots

/// The folders that entries lie in, the top aside.
///
/// What lies below a folder starts with its path and a slash, and so stands together where entries are in byte order. A folder is
/// new where the path before does not lie in it, and no set of folders is needed to say so: a repository has tens of thousands.
struct FoldersOfEntries: Sequence, IteratorProtocol {
  private let entries: [Entry]
  /// The entry whose folders are given.
  private var position = -1
  /// The first byte of its path at which the next of those may end.
  private var start = 0

  /// The folders of entries in byte order, each when the first entry in it comes by, and before those in it.
  init(_ entries: [Entry]) {
    self.entries = entries
  }

  mutating func next() -> Path? {
    while true {
      if position >= 0 {
        let path = entries[position].path.bytes
        if let slash = path[start...].firstIndex(of: UInt8(ascii: "/")) {
          start = slash + 1
          return Path(path[..<slash])
        }
      }
      guard position + 1 < entries.count else { return nil }
      position += 1
      start = position == 0 ? 0 : Self.commonLength(entries[position - 1].path.bytes, entries[position].path.bytes)
    }
  }

  /// How many bytes two paths have in common at their beginnings.
  private static func commonLength(_ first: [UInt8], _ second: [UInt8]) -> Int {
    first.withUnsafeBufferPointer { first in
      second.withUnsafeBufferPointer { second in
        let most = Swift.min(first.count, second.count)
        var length = 0
        while length < most, first[length] == second[length] { length += 1 }
        return length
      }
    }
  }
}
