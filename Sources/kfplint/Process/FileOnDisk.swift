import Diagnostics
import Glibc
import Snapshots

/// Reading and writing single files: hooks, and reports.
enum FileOnDisk {
  /// The bytes of a file; `nil` if there is none.
  static func read(_ path: Path) throws(SnapshotError) -> [UInt8]? {
    let disk: DiskSnapshot
    do { disk = try DiskSnapshot(paths: [path]) } catch { return nil }
    guard let entry = try disk.entry(at: path) else { return nil }
    guard case .bytes(let bytes) = try disk.content(of: entry, limit: 16 << 20) else {
      throw SnapshotError("is too large for a hook", path: path)
    }
    return bytes
  }

  /// Whether there is something at a path, if only a link that leads nowhere.
  static func exists(_ path: Path) -> Bool {
    var status = stat()
    return lstat(DiskPath.terminated(path), &status) == 0
  }

  /// Replaces the content of a file, or makes it; with `isExecutable` so that everybody may run it.
  static func write(_ bytes: [UInt8], to path: Path, isExecutable: Bool = false) throws(SnapshotError) {
    let descriptor = open(DiskPath.terminated(path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure("cannot be written", path) }
    let isWritten = bytes.write(to: descriptor)
    // Some file systems report a full disk only when the file is closed.
    guard close(descriptor) == 0, isWritten else { throw failure("cannot be written", path) }
    if isExecutable, chmod(DiskPath.terminated(path), 0o755) != 0 { throw failure("cannot be made executable", path) }
  }

  /// Makes a new file, all of which is on the disk when this returns; nothing is left of it if that fails.
  ///
  /// What is there already is removed, and a link is not followed.
  static func writeAside(_ bytes: [UInt8], to path: Path, isExecutable: Bool) throws(SnapshotError) {
    unlink(DiskPath.terminated(path))
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = open(DiskPath.terminated(path), flags, 0o666)
    guard descriptor >= 0 else { throw failure("cannot be written", path) }
    var isWritten = bytes.write(to: descriptor)
    isWritten = isWritten && (!isExecutable || fchmod(descriptor, 0o755) == 0)
    // Some file systems report a full disk only now; others cannot be asked.
    isWritten = isWritten && (fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP)
    let code = errno
    let isClosed = close(descriptor) == 0
    if isWritten && isClosed { return }
    let reason = isWritten ? errno : code
    unlink(DiskPath.terminated(path))
    errno = reason
    throw failure("cannot be written", path)
  }

  /// Makes a new file, and the folders that it is in.
  static func writeNew(_ bytes: [UInt8], to path: Path, mode: mode_t) throws(SnapshotError) {
    try makeFolders(to: path)
    let descriptor = open(DiskPath.terminated(path), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure("cannot be written", path) }
    let isWritten = bytes.write(to: descriptor)
    guard close(descriptor) == 0, isWritten else { throw failure("cannot be written", path) }
  }

  /// Makes the folders that a file is to be in.
  static func makeFolders(to path: Path) throws(SnapshotError) {
    if try DiskPath.isThere(path.parent) { return }
    try makeFolders(to: path.parent)
    try makeFolder(path.parent)
  }

  /// Makes a folder, unless it is there.
  static func makeFolder(_ path: Path) throws(SnapshotError) {
    guard mkdir(DiskPath.terminated(path), 0o755) == 0 || errno == EEXIST else {
      throw failure("cannot be made", path)
    }
  }

  /// Gives a file, or a link as it is, a second name; where the file system knows no such thing, the new name alone.
  static func addName(_ name: Path, to path: Path) throws(SnapshotError) {
    if link(DiskPath.terminated(path), DiskPath.terminated(name)) == 0 { return }
    if errno == EEXIST { throw failure("cannot be made", name) }
    try rename(path, to: name)
  }

  /// Whether two paths are names of one file, or of one link.
  static func isSame(_ path: Path, _ other: Path) -> Bool {
    var (first, second) = (stat(), stat())
    guard lstat(DiskPath.terminated(path), &first) == 0, lstat(DiskPath.terminated(other), &second) == 0 else {
      return false
    }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  /// Whether anybody may run a file.
  static func isExecutable(_ path: Path) -> Bool {
    var status = stat()
    return stat(DiskPath.terminated(path), &status) == 0 && status.st_mode & 0o111 != 0
  }

  /// Gives a file another name in the same file system.
  static func rename(_ path: Path, to other: Path) throws(SnapshotError) {
    if Glibc.rename(DiskPath.terminated(path), DiskPath.terminated(other)) != 0 {
      throw failure("cannot be renamed to \(other)", path)
    }
  }

  /// Removes a file.
  static func remove(_ path: Path) throws(SnapshotError) {
    if unlink(DiskPath.terminated(path)) != 0 { throw failure("cannot be removed", path) }
  }

  /// The absolute path of the program that is running.
  static var runningProgram: Path? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = buffer.withUnsafeMutableBytes { bytes in
      bytes.bindMemory(to: CChar.self).baseAddress.map { readlink("/proc/self/exe", $0, bytes.count) } ?? -1
    }
    return count > 0 ? Path(buffer.prefix(count)) : nil
  }

  private static func failure(_ what: String, _ path: Path) -> SnapshotError {
    SnapshotError("\(what): \(String(cString: strerror(errno)))", path: path)
  }
}
