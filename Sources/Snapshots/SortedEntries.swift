package import Diagnostics

/// Entries in byte order of their paths, one for each path.
package struct SortedEntries {
  /// All of them.
  package let all: [Entry]

  /// Takes over entries that are in order.
  package init(_ entries: [Entry]) {
    all = entries
  }

  /// The entry at exactly this path, if there is one.
  package func entry(at path: Path) -> Entry? {
    let position = position(of: path)
    return position < all.count && all[position].path == path ? all[position] : nil
  }

  /// The entries below a folder: they all start with its path and a slash, and so stand together.
  package func entries(below folder: Path) -> ArraySlice<Entry> {
    if folder.isTop { return all[...] }
    let slash = UInt8(ascii: "/")
    return all[position(of: Path(folder.bytes + [slash]))..<position(of: Path(folder.bytes + [slash + 1]))]
  }

  /// The position of the first entry whose path is not before `path`.
  private func position(of path: Path) -> Int {
    all.partitioningIndex { $0.path >= path }
  }
}
