import Diagnostics
import Snapshots

/// Files in memory, and what they were before a change.
struct MemorySnapshot: Snapshot {
  /// A file's content, or what stands in its place.
  enum Item: Hashable {
    case file([UInt8])
    case link(String)
    case submodule
    case unmerged
    case special
    case unreadable
  }

  var items: [Path: Item]
  /// The files before the change; `nil` where there is no change to look at.
  var before: [Path: Item]?

  init(_ items: [Path: Item], base: [Path: Item]? = nil) {
    self.items = items
    before = base
  }

  /// Files with their path as content, so that no two are alike.
  init(files: [String], base: [String]? = nil) {
    items = Self.items(files)
    before = base.map { Self.items($0) }
  }

  static func items(_ files: [String]) -> [Path: Item] {
    Dictionary(uniqueKeysWithValues: files.map { (Path($0), .file(Array($0.utf8))) })
  }

  var source: Outcome.Source { Outcome.Source(kind: before == nil ? .workTree : .index) }
  var origin: SourceFile.Origin { .workTree }

  var changedPaths: [Path]? {
    before.map { base in Set(items.keys).union(base.keys).filter { items[$0] != base[$0] }.sorted() }
  }

  var base: (any Snapshot)? { before.map { MemorySnapshot($0) } }

  func entry(at path: Path) -> Entry? {
    items[path].map { Entry(path: path, kind: $0.kind) }
  }

  func entries(below folder: Path) -> [Entry] {
    items.filter { $0.key.isInside(folder) }.map { Entry(path: $0.key, kind: $0.value.kind) }
      .sorted { $0.path < $1.path }
  }

  func content(of entry: Entry, limit: Int) throws(SnapshotError) -> Content {
    let bytes: [UInt8] =
      switch items[entry.path] {
      case .file(let bytes): bytes
      case .link(let target): Array(target.utf8)
      default: throw SnapshotError("vanished", path: entry.path)
      }
    return bytes.count > limit ? .tooLarge(bytes.count) : .bytes(bytes)
  }
}

extension MemorySnapshot.Item {
  var kind: Entry.Kind {
    switch self {
    case .file: .file
    case .link: .symbolicLink
    case .submodule: .submodule
    case .unmerged: .unmerged
    case .special: .special
    case .unreadable: .unreadable("permission denied")
    }
  }
}
