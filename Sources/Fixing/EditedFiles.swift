public import Diagnostics
public import Snapshots

/// The files that fixes change, each as it was linted and as it is to be.
public struct EditedFiles: Sendable {
  /// What is to become of a file.
  private struct State {
    let original: SourceFile
    var path: Path?
    var bytes: [UInt8]
  }

  private var states: [State] = []
  /// Where in the list the file is that now has a path.
  private var positions: [Path: Int] = [:]
  /// Where in the list the file is that was linted at a path.
  private var originalPositions: [Path: Int] = [:]

  /// No file at all.
  public init() {}

  /// The changes, in byte order of the paths.
  public var changes: [FileChange] {
    states.map { FileChange(of: $0.original, movingTo: $0.path, writing: $0.bytes) }
      .filter { $0.newPath == nil || $0.isMove || $0.isEdit }
      .sorted { $0.path < $1.path }
  }

  /// What a snapshot has to be overlaid with, to be as the files are to be.
  var overlay: [Path: [UInt8]?] {
    var overlay: [Path: [UInt8]?] = [:]
    for state in states { overlay[state.original.path] = .some(nil) }
    for state in states {
      if let path = state.path { overlay[path] = .some(state.bytes) }
    }
    return overlay
  }

  /// The snapshot as the files are to be, in which they are what has changed.
  public func overlaid(_ snapshot: any Snapshot) -> OverlaidSnapshot {
    OverlaidSnapshot(snapshot, overlay: overlay, looking: Array(overlay.keys))
  }

  /// Where a file is now that was linted at a path; `nil` if it is removed.
  public func currentPath(of path: Path) -> Path? {
    originalPositions[path].map { states[$0].path } ?? path
  }

  /// Makes the changes of some fixes, none of which overlaps another.
  ///
  /// Throws if a file is not one that can be changed, or if a file would get the path of another.
  mutating func apply(_ fixes: [Fix], in files: any Snapshot) throws(SnapshotError) {
    var replacements: [Path: [(range: Range<Int>, bytes: [UInt8])]] = [:]
    for edit in fixes.flatMap(\.edits) {
      let position = try position(of: edit.path, in: files)
      switch edit {
      case .replace(let file, let span, let bytes):
        guard states[position].bytes == file.bytes else {
          throw SnapshotError("is not what was linted any more", path: file.path)
        }
        replacements[file.path, default: []].append((span.range, bytes))
      case .rename(let path, let newPath):
        let isInSnapshot = try isInSnapshot(newPath, files)
        if isInSnapshot || positions[newPath] != nil {
          throw SnapshotError("cannot be renamed: there is a \(newPath.name) already", path: path)
        }
        states[position].path = newPath
        positions[path] = nil
        positions[newPath] = position
      case .delete(let path):
        states[position].path = nil
        positions[path] = nil
      }
    }
    for (path, edits) in replacements {
      guard let position = positions[path] else { continue }
      for (range, bytes) in edits.sorted(by: { $1.range.lowerBound < $0.range.lowerBound }) {
        states[position].bytes.replaceSubrange(range.clamped(to: 0..<states[position].bytes.count), with: bytes)
      }
    }
  }

  /// Whether the snapshot has a file that no fix has taken away.
  private func isInSnapshot(_ path: Path, _ files: any Snapshot) throws(SnapshotError) -> Bool {
    if originalPositions[path] != nil { return false }
    return try files.entry(at: path) != nil
  }

  private mutating func position(of path: Path, in files: any Snapshot) throws(SnapshotError) -> Int {
    if let known = positions[path] { return known }
    guard let entry = try files.entry(at: path) else { throw SnapshotError("is gone", path: path) }
    guard entry.kind == .file else {
      throw SnapshotError("is not a file that can be changed: it is \(entry.kind.words)", path: path)
    }
    guard case .bytes(let bytes) = try files.content(of: entry, limit: Self.limit) else {
      throw SnapshotError("is too large to be changed", path: path)
    }
    states.append(
      State(original: SourceFile(path: path, origin: files.origin, bytes: bytes), path: path, bytes: bytes))
    positions[path] = states.count - 1
    originalPositions[path] = states.count - 1
    return states.count - 1
  }

  /// The most bytes of a file that is changed; what is linted is far smaller.
  private static let limit = 256 << 20
}

extension Entry.Kind {
  fileprivate var words: String {
    switch self {
    case .file: "a file"
    case .symbolicLink: "a symbolic link"
    case .submodule: "a submodule"
    case .unmerged: "unmerged"
    case .special: "a pipe, a socket or a device"
    case .unreadable(let reason): "unreadable (\(reason))"
    }
  }
}
