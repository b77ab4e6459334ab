import Diagnostics
import Glibc
import Snapshots

/// Writes a report into a file that the user named, whatever a repository has put in its place.
///
/// The report is written beside the file and then given its name, so that there is the old one or the new one and never a
/// half. No link is followed below the current folder or a work tree: what is there comes from a repository, and a link
/// of it would have a file outside overwritten.
enum ReportFile {
  /// Writes a report; `guarded` are the work trees, whose links are not followed.
  static func write(_ text: String, to path: Path, guarding workTrees: [Path]) throws(SnapshotError) {
    let bytes = Array(text.utf8)
    var status = stat()
    let isThere = lstat(DiskPath.terminated(path), &status) == 0
    let kind = status.st_mode & S_IFMT
    let isLink = isThere && kind == S_IFLNK
    // `/dev/stdout` and `/dev/fd/63` are links of the system's; devices and pipes have no beside.
    let isSystems = path.isInside("/dev") || path.isInside("/proc")
    if isThere, isSystems && isLink || ![S_IFREG, S_IFDIR, S_IFLNK].contains(kind) {
      return try writeThrough(bytes, path)
    }
    if isLink { throw refusal(path) }
    if isThere, kind == S_IFDIR { throw SnapshotError("cannot be written: it is a folder", path: path) }
    let folder = try open(folderOf: path, guarding: workTrees)
    defer { close(folder) }
    try replace(path, with: bytes, in: folder, mode: isThere ? status.st_mode & 0o777 : nil)
  }

  /// Adds to the end of a file that the system names, and makes it if it is not there.
  static func append(_ text: String, to path: Path) throws(SnapshotError) {
    let descriptor = Glibc.open(DiskPath.terminated(path), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    if !Array(text.utf8).write(to: descriptor) { throw failure(path) }
  }

  private static func writeThrough(_ bytes: [UInt8], _ path: Path) throws(SnapshotError) {
    let descriptor = Glibc.open(DiskPath.terminated(path), O_WRONLY | O_TRUNC | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    let isWritten = bytes.write(to: descriptor)
    guard close(descriptor) == 0, isWritten else { throw failure(path) }
  }

  private static func replace(
    _ path: Path, with bytes: [UInt8], in folder: CInt, mode: mode_t?
  ) throws(SnapshotError) {
    do {
      try WholeFile.write(bytes, to: path.name, in: folder) { file in
        mode.map { fchmod(file, $0) == 0 } ?? true
      }
    } catch {
      errno = error.code
      throw failure(path)
    }
  }

  /// Opens the folder of a path, step by step where links count, and makes what is missing of it.
  private static func open(folderOf path: Path, guarding workTrees: [Path]) throws(SnapshotError) -> CInt {
    var start: Path = "."
    var steps = path.parent.components
    var isGuarded = true
    if path.isAbsolute {
      let roots = workTrees + [WorkingFolder()?.path].compactMap(\.self)
      // The outermost root: everything below it is guarded.
      let root = roots.filter { path.isInside($0) }.min { $0.bytes.count < $1.bytes.count }
      isGuarded = root != nil
      start = root ?? "/"
      if let root { steps = path.parent.relative(to: root)?.components ?? [] }
    }
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    var folder = Glibc.open(DiskPath.terminated(start), flags)
    for step in steps where folder >= 0 {
      let name = step.bytes.terminated
      let way = isGuarded ? flags | O_NOFOLLOW : flags
      var next = openat(folder, name, way)
      // Some build systems look for reports in a folder that nobody has made, such as `test-results`.
      if next < 0, errno == ENOENT, mkdirat(folder, name, 0o777) == 0 || errno == EEXIST {
        next = openat(folder, name, way)
      }
      let problem = errno
      close(folder)
      errno = problem
      folder = next
    }
    if folder >= 0 { return folder }
    // A link is no folder, or leads in a circle, to whoever does not follow it.
    if isGuarded, errno == ELOOP || errno == ENOTDIR, !steps.isEmpty { throw refusal(path) }
    throw failure(path)
  }

  private static func refusal(_ path: Path) -> SnapshotError {
    SnapshotError(
      "cannot be written: a symbolic link is on the way, and a repository could lead it anywhere; name the file itself",
      path: path)
  }

  private static func failure(_ path: Path) -> SnapshotError {
    SnapshotError("cannot be written: \(String(cString: strerror(errno)))", path: path)
  }
}
