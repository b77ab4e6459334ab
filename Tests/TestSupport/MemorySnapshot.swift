public import Diagnostics
public import Snapshots

/// Files in memory, and what they were before a change.
public struct MemorySnapshot: Snapshot, Sendable {
  /// A file's content, or what lies in its place.
  public enum Item: Hashable, Sendable {
    case file([UInt8])
    /// A file of so many bytes, whose content nobody asks for.
    case large(Int)
    case link(String)
    case submodule
    case unmerged
    case special
    case unreadable

    /// A file with a text.
    public static func text(_ text: String) -> Item { .file(Array(text.utf8)) }
  }

  /// What lies at each path.
  public var items: [Path: Item]
  /// The files before the change; `nil` where there is no change to look at.
  public var before: [Path: Item]?
  /// What reports call the files.
  public var origin: SourceFile.Origin

  /// Files, and what they were before.
  public init(_ items: [Path: Item], base: [Path: Item]? = nil, origin: SourceFile.Origin = .workTree) {
    self.items = items
    before = base
    self.origin = origin
  }

  /// Files with these bytes.
  public init(bytes: [Path: [UInt8]]) {
    self.init(bytes.mapValues { .file($0) })
  }

  /// Files with these texts, and what they were before.
  public init(texts: [Path: String], base: [Path: String]? = nil, origin: SourceFile.Origin = .workTree) {
    self.init(texts.mapValues { .text($0) }, base: base?.mapValues { .text($0) }, origin: origin)
  }

  /// Files with these texts by their paths, and what they were before.
  public init(texts: [String: String], base: [String: String]? = nil) {
    func paths(_ texts: [String: String]) -> [Path: Item] {
      Dictionary(uniqueKeysWithValues: texts.map { (Path($0), .text($1)) })
    }
    self.init(paths(texts), base: base.map(paths))
  }

  /// Files with their path as content, so that no two are alike.
  public init(files: [String], base: [String]? = nil) {
    self.init(Self.items(files), base: base.map { Self.items($0) })
  }

  /// Files with their path as content.
  public static func items(_ files: [String]) -> [Path: Item] {
    Dictionary(uniqueKeysWithValues: files.map { (Path($0), .file(Array($0.utf8))) })
  }

  /// Where the files come from: the index where there is a change or they are staged.
  public var source: Outcome.Source { Outcome.Source(kind: before == nil && origin == .workTree ? .workTree : .index) }

  /// The paths whose items differ; `nil` without a change.
  public var changedPaths: [Path]? {
    before.map { base in Set(items.keys).union(base.keys).filter { items[$0] != base[$0] }.sorted() }
  }

  /// The files before the change.
  public var base: (any Snapshot)? { before.map { MemorySnapshot($0, origin: origin) } }

  /// What lies at a path.
  public func entry(at path: Path) -> Entry? {
    items[path].map { Entry(path: path, kind: $0.kind) }
  }

  /// The files below a folder, sorted by path.
  public func entries(below folder: Path) -> [Entry] {
    items.filter { $0.key.isInside(folder) }.map { Entry(path: $0.key, kind: $0.value.kind) }
      .sorted { $0.path < $1.path }
  }

  /// The bytes of a file or the target of a link; throws for anything else.
  public func content(of entry: Entry, limit: Int) throws(SnapshotError) -> Content {
    let bytes: [UInt8]
    switch items[entry.path] {
    case .file(let content): bytes = content
    case .link(let target): bytes = Array(target.utf8)
    case .large(let size): return .tooLarge(size)
    case .submodule, .unmerged, .special, .unreadable, nil: throw SnapshotError("vanished", path: entry.path)
    }
    return bytes.count > limit ? .tooLarge(bytes.count) : .bytes(bytes)
  }
}

extension MemorySnapshot.Item {
  fileprivate var kind: Entry.Kind {
    switch self {
    case .file, .large: .file
    case .link: .symbolicLink
    case .submodule: .submodule
    case .unmerged: .unmerged
    case .special: .special
    case .unreadable: .unreadable("permission denied")
    }
  }
}
