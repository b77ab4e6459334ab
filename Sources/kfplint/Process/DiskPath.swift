import Diagnostics
import Glibc

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
  static func isThere(_ path: Path) -> Bool {
    var status = stat()
    return path.isTop || lstat(terminated(path), &status) == 0
  }

  /// The path as the C library wants it.
  static func terminated(_ path: Path) -> [CChar] {
    path.bytes.map { CChar(bitPattern: $0) } + [0]
  }
}
