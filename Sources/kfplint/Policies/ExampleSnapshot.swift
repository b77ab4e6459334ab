import Diagnostics
import Snapshots

/// The files of an example, with paths as seen from its folder.
///
/// A folder `base` in it holds the state before a change: the example is then what somebody has staged.
struct ExampleSnapshot: Snapshot {
  private let disk: DiskSnapshot
  private let folder: Path
  let base: (any Snapshot)?
  let origin: SourceFile.Origin
  private(set) var changedPaths: [Path]?

  /// Finds the files of an example on disk.
  init(of folder: Path) throws(SnapshotError) {
    let disk = try DiskSnapshot(paths: [folder])
    let before = ExampleSnapshot(disk, folder.appending(Self.baseName), .commit("HEAD"))
    let hasBase = try !before.entries(below: .top).isEmpty
    self.init(disk, folder, hasBase ? .staged : .workTree, base: hasBase ? before : nil)
    if hasBase { changedPaths = try paths(thatDifferFrom: before) }
  }

  private init(
    _ disk: DiskSnapshot, _ folder: Path, _ origin: SourceFile.Origin, base: (any Snapshot)? = nil
  ) {
    (self.disk, self.folder, self.origin, self.base) = (disk, folder, origin, base)
  }

  private static let baseName: ByteString = "base"
  /// What lies beside the files, and is none of them.
  static let wantedName: ByteString = "want.txt"

  private func paths(thatDifferFrom before: ExampleSnapshot) throws(SnapshotError) -> [Path] {
    var changed: [Path] = []
    for path in try Set((before.entries(below: .top) + entries(below: .top)).map(\.path)).sorted()
    where try before.bytes(at: path) != bytes(at: path) { changed.append(path) }
    return changed
  }

  var source: Outcome.Source { Outcome.Source(kind: base == nil ? .workTree : .index) }

  func entry(at path: Path) throws(SnapshotError) -> Entry? {
    try disk.entry(at: onDisk(path)).map { Entry(path: path, kind: $0.kind, objectID: $0.objectID) }
  }

  func entries(below folder: Path) throws(SnapshotError) -> [Entry] {
    try disk.entries(below: onDisk(folder)).compactMap { entry in
      guard let path = entry.path.relative(to: self.folder), path.components != [Self.wantedName],
        path.components.first != Self.baseName
      else { return nil }
      return Entry(path: path, kind: entry.kind, objectID: entry.objectID)
    }
  }

  func content(of entry: Entry, limit: Int) throws(SnapshotError) -> Content {
    try disk.content(of: Entry(path: onDisk(entry.path), kind: entry.kind), limit: limit)
  }

  private func bytes(at path: Path) throws(SnapshotError) -> [UInt8]? {
    guard let entry = try entry(at: path), case .bytes(let bytes) = try content(of: entry, limit: 1 << 30) else {
      return nil
    }
    return bytes
  }

  private func onDisk(_ path: Path) -> Path { path.components.reduce(folder) { $0.appending($1) } }
}
