public import Diagnostics
public import Snapshots

/// What was looked up around a pipeline, without what was there.
public struct LookupQuestions: Hashable, Sendable {
  /// The paths that were asked for, in order.
  public let paths: [Path]
  /// The folders whose files were asked for, in order.
  public let folders: [Path]

  /// Some questions.
  public init(paths: [Path], folders: [Path]) {
    (self.paths, self.folders) = (paths, folders)
  }
}

/// The paths and folders around a pipeline that were asked for, with what was there.
public struct Lookups: Sendable {
  /// What stands at a path: something, or nothing.
  private var entries: [Path: Entry?] = [:]
  /// What is in a folder, as far as pipelines are rendered from it.
  private var folders: [Path: [Entry]] = [:]
  /// How many bytes were read for the answers, here or for a pipeline before.
  public private(set) var size = 0
  /// Whether something could not be read, which may be otherwise the next time.
  private var isUncertain = false

  /// What was asked.
  public var questions: LookupQuestions {
    LookupQuestions(paths: entries.keys.sorted(), folders: folders.keys.sorted())
  }

  /// What was found at a path, be it in a folder.
  public func entry(at path: Path) -> Entry? {
    (entries[path] ?? nil) ?? folders[path.parent]?.first { $0.path == path }
  }

  mutating func found(_ entry: Entry?, at path: Path) { entries.updateValue(entry, forKey: path) }

  mutating func found(_ files: [Entry], in folder: Path) { folders[folder] = files }

  mutating func read(_ count: Int, isUncertain: Bool) {
    size += count
    self.isUncertain = self.isUncertain || isUncertain
  }

  /// The answers as bytes, where `identify` says what stands for the content of a file; `nil` if it is not known of one.
  public func bytes(
    _ identify: (Entry) throws(SnapshotError) -> [UInt8]?
  ) throws(SnapshotError) -> [UInt8]? {
    if isUncertain { return nil }
    var bytes: [UInt8] = []
    for (path, entry) in entries.sorted(by: { $0.key < $1.key }) {
      bytes += [0] + path.bytes + [0]
      guard let entry else { continue }
      guard let part = try entry.identity(identify) else { return nil }
      bytes += part
    }
    for (folder, files) in folders.sorted(by: { $0.key < $1.key }) {
      bytes += [0, 0] + folder.bytes
      for file in files {
        guard let part = try file.identity(identify) else { return nil }
        bytes += [0] + file.path.bytes + [0] + part
      }
    }
    return bytes
  }
}

extension Entry {
  /// What stands for an entry: its kind, and its content where it has any; `nil` if that is not known.
  package func identity(
    _ identify: (Entry) throws(SnapshotError) -> [UInt8]?
  ) throws(SnapshotError) -> [UInt8]? {
    switch kind {
    case .file: try identify(self).map { [1] + $0 }
    case .symbolicLink: try identify(self).map { [2] + $0 }
    case .submodule: [3]
    case .special: [4]
    // What nobody can read, and what is not merged, may be anything.
    case .unmerged, .unreadable: nil
    }
  }
}
