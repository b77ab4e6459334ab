import Diagnostics
import Snapshots

/// What `git diff-index --raw -z` prints when an index is compared with nothing: every path that a commit would record.
///
/// Unlike `git ls-files --stage` it leaves out what is only intended to be added. Unmerged versions of a path are one.
struct IndexListing {
  /// A path and what the index has for it.
  struct Item {
    let path: Path
    let mode: UInt16
    let id: ObjectID
    /// Whether there are several versions of it; mode and id are zeros then.
    let isUnmerged: Bool
  }

  /// The paths, in byte order.
  let items: [Item]

  /// Takes the output apart: `:OLDMODE MODE OLDID ID STATE NUL path NUL`, and so on; `nil` if it has another form.
  init?(_ output: [UInt8]) {
    var items: [Item] = []
    var rest = output[...]
    while !rest.isEmpty {
      guard let end = rest.firstIndex(of: 0), let pathEnd = rest[(end + 1)...].firstIndex(of: 0) else { return nil }
      let path = Path(rest[(end + 1)..<pathEnd])
      guard !path.isTop, path.bytes.count < 1 << 16, let item = Self.item(rest[..<end], at: path) else { return nil }
      if let last = items.last, last.path >= path || last.id.bytes.count != item.id.bytes.count { return nil }
      items.append(item)
      rest = rest[(pathEnd + 1)...]
    }
    self.items = items
  }

  private static func item(_ fields: ArraySlice<UInt8>, at path: Path) -> Item? {
    let fields = fields.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard fields.count == 5, fields[0].first == UInt8(ascii: ":"), let state = fields[4].first,
      let mode = UInt16(String(decoding: fields[1], as: UTF8.self), radix: 8), let id = ObjectID(hexadecimal: fields[3])
    else { return nil }
    switch state {
    case UInt8(ascii: "U"): return Item(path: path, mode: mode, id: id, isUnmerged: true)
    case UInt8(ascii: "A") where FileMode(UInt32(mode)) != .folder:
      return Item(path: path, mode: mode, id: id, isUnmerged: false)
    default: return nil
    }
  }
}
