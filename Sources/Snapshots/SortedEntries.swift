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
    let position = position(of: path.bytes)
    return position < all.count && all[position].path == path ? all[position] : nil
  }

  /// The entries below a folder: they all start with its path and a slash, and so stand together.
  package func entries(below folder: Path) -> ArraySlice<Entry> {
    if folder.isTop { return all[...] }
    let slash = UInt8(ascii: "/")
    let start = position(of: folder.bytes + [slash])
    return all[start..<position(of: folder.bytes + [slash + 1], from: start)]
  }

  /// The entries directly in a folder, in byte order; those of the folders in it are passed over, folder by folder.
  package func files(in folder: Path) -> [Entry] {
    let below = entries(below: folder)
    let start = folder.isTop ? 0 : folder.bytes.count + 1
    let slash = UInt8(ascii: "/")
    var files: [Entry] = []
    var position = below.startIndex
    while position < below.endIndex {
      let bytes = below[position].path.bytes
      if let end = bytes[start...].firstIndex(of: slash) {
        // To look at each of a few is less than to search.
        position =
          below.endIndex - position < 16
          ? position + 1 : self.position(of: bytes[..<end] + [slash + 1], from: position)
      } else {
        files.append(below[position])
        position += 1
      }
    }
    return files
  }

  /// The position of the first entry whose path is not before `path`.
  private func position(of path: [UInt8]) -> Int {
    all.indices.partitioningIndex { !all[$0].path.bytes.precedes(path) }
  }

  /// The same where entries before `start` are known to be before it: a folder mostly has a few entries.
  private func position(of path: [UInt8], from start: Int) -> Int {
    var (first, step) = (start, 1)
    while first + step <= all.count, all[first + step - 1].path.bytes.precedes(path) {
      first += step
      step *= 2
    }
    return (first..<min(first + step, all.count)).partitioningIndex { !all[$0].path.bytes.precedes(path) }
  }
}
