import Diagnostics
import Snapshots

/// The folder `objects` of a repository and those that it borrows from, as `info/alternates` in each of them says.
struct ObjectFolders {
  /// The folders, the repository's own first.
  private(set) var paths: [Path] = []

  /// How far repositories borrow from one another, as git has it.
  private static let depthLimit = 5

  /// How many folders are looked into.
  ///
  /// Somebody who has more misses objects, which is an error that names them.
  private static let countLimit = 1000

  /// Adds a folder, and those that it borrows from.
  mutating func add(_ folder: Path) {
    add(folder, depth: 0)
  }

  private mutating func add(_ folder: Path, depth: Int) {
    guard depth <= Self.depthLimit, paths.count < Self.countLimit, !paths.contains(folder) else { return }
    paths.append(folder)
    guard let list = try? FileContent(of: folder.appending("info/alternates"), limit: 1 << 20) else { return }
    let lines = list[0..<list.count].split(separator: UInt8(ascii: "\n"))
    for line in lines where line.first != UInt8(ascii: "#") {
      let other = Path(line)
      add(other.isAbsolute ? other : folder.appending(ByteString(line)), depth: depth + 1)
    }
  }
}
