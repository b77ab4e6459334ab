import Diagnostics
import Glibc
import Snapshots

/// Questions about a path on disk that the user named.
enum DiskPath {
  /// Whether the path leads to a folder, through links if need be.
  static func isFolder(_ path: Path) -> Bool {
    if path.isTop { return true }
    var status = stat()
    return stat(terminated(path), &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether the path leads to the folder that all others are in.
  static func isRoot(_ path: Path) -> Bool {
    var (status, root) = (stat(), stat())
    let path: Path = path.isTop ? "." : path
    return stat(terminated(path), &status) == 0 && stat("/", &root) == 0 && status.st_dev == root.st_dev
      && status.st_ino == root.st_ino
  }

  /// Whether anything is there, through links if need be.
  static func exists(_ path: Path) -> Bool {
    var status = stat()
    return path.isTop || stat(terminated(path), &status) == 0
  }

  /// Whether anything is there itself, be it a link that leads nowhere.
  ///
  /// Throws where that cannot be found out: then nobody may act as if nothing were there.
  static func isThere(_ path: Path) throws(SnapshotError) -> Bool {
    var status = stat()
    if path.isTop || lstat(terminated(path), &status) == 0 { return true }
    // What can be no path leads to nothing (lstat(2)).
    if [ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG].contains(errno) { return false }
    throw SnapshotError("cannot be looked at: \(String(cString: strerror(errno)))", path: path)
  }

  /// The first of some paths at which anything is.
  static func first(of paths: [Path]) throws(SnapshotError) -> Path? {
    for path in paths where try isThere(path) { return path }
    return nil
  }

  /// The path as the C library wants it.
  static func terminated(_ path: Path) -> [CChar] {
    path.bytes.map { CChar(bitPattern: $0) } + [0]
  }
}
