import Diagnostics
import Glibc
import Pipelines
import Snapshots

/// The files of a source, written into a folder as they are: exactly what is checked, and nothing else.
///
/// Submodules are left out, and pointers of Git LFS stay pointers, as both are in the source. Git finds an empty repository
/// around the files, so that `git rev-parse --show-toplevel` in a script answers with the copy, never with the user's own.
struct ExportedTree {
  /// The folder.
  let folder: Path
  /// The paths in the folder, as reports have them.
  let reported: [Path: Path]

  /// Writes all files of a source into an empty folder.
  init(of source: LintSource, into folder: Path) throws(SnapshotError) {
    var reported: [Path: Path] = [:]
    try FileOnDisk.makeFolder(folder)
    let workTree = source.snapshot.origin == .workTree
    for entry in try source.snapshot.entries(below: .top) {
      let path = source.pathFromTop(entry.path)
      guard !path.isTop, !path.components.contains(".."), path.bytes.first != UInt8(ascii: "/") else { continue }
      reported[path] = entry.path
      let target = folder.appending(ByteString(path.bytes))
      switch entry.kind {
      case .file:
        let isExecutable = workTree ? Self.isExecutable(entry.path) : entry.isExecutable
        guard case .bytes(let bytes) = try source.snapshot.content(of: entry, limit: 1 << 30) else {
          throw SnapshotError("is larger than \(1 << 30) bytes, and is not copied", path: entry.path)
        }
        try FileOnDisk.writeNew(bytes, to: target, mode: isExecutable ? 0o755 : 0o644)
      case .symbolicLink:
        guard case .bytes(let link) = try source.snapshot.content(of: entry, limit: 4096) else { continue }
        try FileOnDisk.makeFolders(to: target)
        _ = symlink(link.terminated, DiskPath.terminated(target))
      case .submodule: continue
      case .unmerged: throw SnapshotError("is not merged: resolve the conflict first", path: entry.path)
      case .special: continue
      case .unreadable(let reason): throw SnapshotError(reason, path: entry.path)
      }
    }
    try FileOnDisk.writeNew(Array("ref: refs/heads/main\n".utf8), to: folder.appending(".git/HEAD"), mode: 0o644)
    try FileOnDisk.writeNew(
      Array("[core]\n\trepositoryformatversion = 0\n".utf8), to: folder.appending(".git/config"), mode: 0o644)
    for name: ByteString in [".git/objects", ".git/refs"] { try FileOnDisk.makeFolder(folder.appending(name)) }
    self.folder = folder
    self.reported = reported
  }

  private static func isExecutable(_ path: Path) -> Bool {
    var status = stat()
    return stat(DiskPath.terminated(path), &status) == 0 && status.st_mode & 0o100 != 0
  }
}
