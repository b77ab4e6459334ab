import Diagnostics

/// The ways up from a file, as far as files are looked at.
///
/// Paths of the index and of commits start at the top of the repository. Those of files on disk start in the current folder,
/// above which the repository may go on: `..` leads there.
struct FoldersAbove {
  /// How many folders above the first one belong to what is looked at.
  let levels: Int

  /// The folder that a path lies in.
  func parent(of path: Path) -> Path {
    let isAtTop = path.isTop || path.components.allSatisfy { $0 == ".." }
    return isAtTop ? above(path) ?? path : path.parent
  }

  /// A folder and those above it, from the inside out.
  func all(from folder: Path) -> [Path] {
    var folders = [folder]
    while let last = folders.last {
      let next = parent(of: last)
      if next == last || next.isTop && folder.bytes.first == UInt8(ascii: "/") { break }
      folders.append(next)
    }
    return folders
  }

  /// Where a relative path leads from a folder; `nil` if that is above all that is looked at.
  func path(_ bytes: [UInt8], from folder: Path) -> Path? {
    var path = folder
    for name in Path(bytes).components where name != "." {
      guard name == ".." else {
        path = path.appending(name)
        continue
      }
      let next = parent(of: path)
      if next == path { return nil }
      path = next
    }
    return path
  }

  private func above(_ path: Path) -> Path? {
    // A path that was named may lead further up than the repository does; it was named.
    path.components.count < levels ? path.appending("..") : nil
  }
}
