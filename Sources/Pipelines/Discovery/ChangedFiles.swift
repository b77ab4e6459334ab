import Diagnostics
import Snapshots

/// The files that a change touches, as far as they concern pipelines.
struct ChangedFiles {
  /// All paths, in byte order.
  private let paths: [Path]
  /// By their folders, the files that pipelines may be rendered from.
  private let possibleSources: [Path: [Path]]
  private let requirements: [Path]
  private let snapshot: any Snapshot
  private let base: any Snapshot

  /// The changed files of a snapshot; `nil` without a base to compare with.
  init?(of snapshot: any Snapshot) {
    guard let base = snapshot.base, let changed = snapshot.changedPaths else { return nil }
    self.base = base
    self.snapshot = snapshot
    paths = changed
    possibleSources = Dictionary(
      grouping: changed.filter { PipelineSourceFiles.isProgram($0) || $0.hasYAMLName }, by: \.parent)
    requirements = changed.filter { $0.name.hasPrefix("requirements") && $0.hasSuffix(".txt") }
  }

  /// The folders in which something is changed that pipelines beside it may be rendered from.
  var foldersWithPossibleSources: some Sequence<Path> { possibleSources.keys }

  /// What the change does in the folder of a pipeline and beside it.
  func trace(in folder: Path) throws(SnapshotError) -> TraceOfChange {
    TraceOfChange(
      touched: touched(in: folder), touchedSource: try touchedSource(of: folder),
      touchesRequirements: requirements.contains { PipelineSourceFiles.isRequirements($0, of: folder) })
  }

  private func touched(in folder: Path) -> [Path] {
    guard !folder.isTop else { return paths.filter(\.isPartOfPipelineAtTop) }
    let prefix = Path(folder.bytes + [UInt8(ascii: "/")])
    return Array(paths[paths.partitioningIndex { $0 >= prefix }...].prefix { $0.isInside(folder) })
  }

  private func touchedSource(of folder: Path) throws(SnapshotError) -> [Path] {
    var sources: [Path] = []
    for path in possibleSources[folder.parent] ?? [] where PipelineSourceFiles.isSource(path, of: folder) {
      if PipelineSourceFiles.isProgram(path) {
        sources.append(path)
      } else if try isComponent(path) {
        sources.append(path)
      }
    }
    return sources
  }

  /// Whether a file is the definition of a component, or was one before the change deleted it.
  private func isComponent(_ path: Path) throws(SnapshotError) -> Bool {
    for version in [snapshot, base] {
      guard let entry = try version.entry(at: path), case .file = entry.kind else { continue }
      guard case .bytes(let bytes) = try version.content(of: entry, limit: Self.largestComponent) else { return false }
      return PipelineSourceFiles.isComponent(bytes)
    }
    return false
  }

  /// No definition of a component that people write has nearly as many bytes.
  private static let largestComponent = 256 << 20
}
