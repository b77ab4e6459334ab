import Configuration
import Diagnostics
import PolicyLibrary
import Snapshots

/// Finds the files with policies that a configuration names, in the snapshot that the configuration is from.
enum PolicyFileLookup {
  /// The files, each with at most so many bytes.
  static func files(
    of configuration: SourceFile, from snapshot: any Snapshot, limit: Int
  ) throws(SnapshotError) -> PolicyFiles {
    var matches: [PolicyFiles.Match] = []
    let folder = configuration.path.parent
    for pattern in PolicyFiles.patterns(in: configuration) {
      var files: [SourceFile] = []
      let start = pattern.fixedFolder.components.reduce(folder) { $0.appending($1) }
      // A snapshot of the disk has at its top what it was asked for, which is the configuration alone.
      let source: any Snapshot = snapshot is DiskSnapshot && start.isTop ? try DiskSnapshot(paths: [.top]) : snapshot
      for entry in try source.entries(below: start) where entry.kind == .file && entry.path != configuration.path {
        guard let path = entry.path.relative(to: folder), pattern.matches(path) else { continue }
        guard case .bytes(let bytes) = try source.content(of: entry, limit: limit) else {
          throw SnapshotError("is too large for a file of policies", path: entry.path)
        }
        files.append(SourceFile(path: entry.path, origin: source.origin, bytes: bytes))
      }
      matches.append(PolicyFiles.Match(pattern, files))
    }
    return PolicyFiles(matches, ready: ReadyPolicies.files)
  }
}
