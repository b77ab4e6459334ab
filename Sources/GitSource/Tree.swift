import Diagnostics
import Snapshots

/// One folder as a commit records it.
struct Tree {
  /// A name in the folder.
  struct Item {
    let name: ByteString
    let mode: FileMode
    let id: ObjectID
  }

  /// The names in git's order: that of the paths' bytes, a folder's name counted with a slash at its end.
  let items: [Item]

  /// Takes a tree object apart: `mode SP name NUL`, the bytes of an id, and so on.
  ///
  /// Throws if it is damaged, or holds a name that git would never write and that could lead out of a folder. libgit2
  /// passes on such names as they are.
  init(_ object: [UInt8], idLength: Int = ObjectID.sha1Length) throws(Damage) {
    var items: [Item] = []
    var rest = object[...]
    while !rest.isEmpty {
      guard let space = rest.firstIndex(of: UInt8(ascii: " ")), let end = rest[space...].firstIndex(of: 0),
        let mode = Self.octal(rest[..<space]), rest.endIndex - end > idLength
      else { throw .malformed }
      let name = ByteString(rest[(space + 1)..<end])
      guard Self.isSafe(name) else { throw .unsafeName(name) }
      let id = ObjectID(Array(rest[(end + 1)...(end + idLength)]))
      let item = Item(name: name, mode: FileMode(mode), id: id)
      if let last = items.last, !last.precedes(item) { throw .malformed }
      items.append(item)
      rest = rest[(end + 1 + idLength)...]
    }
    self.items = items
  }

  /// Why a tree object is not read.
  enum Damage: Error {
    case malformed
    case unsafeName(ByteString)
  }

  private static func octal(_ digits: ArraySlice<UInt8>) -> UInt32? {
    guard (5...6).contains(digits.count) else { return nil }
    var value: UInt32 = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(digit) else { return nil }
      value = value << 3 | UInt32(digit - UInt8(ascii: "0"))
    }
    return value
  }

  private static func isSafe(_ name: ByteString) -> Bool {
    !name.isEmpty && name != "." && name != ".." && name != ".git" && !name.bytes.contains(UInt8(ascii: "/"))
  }
}

extension Tree.Item {
  /// Whether this item stands before another one in a tree, by `base_name_compare` in git's `read-cache.c`.
  func precedes(_ other: Tree.Item) -> Bool {
    sortKey.lexicographicallyPrecedes(other.sortKey)
  }

  private var sortKey: [UInt8] {
    mode == .folder ? name.bytes + [UInt8(ascii: "/")] : name.bytes
  }
}
