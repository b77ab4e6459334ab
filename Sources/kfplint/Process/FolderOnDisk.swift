import Diagnostics
import Glibc
import Snapshots

extension FileOnDisk {
  /// Makes the folders that are missing on the way from one that is there to one below it.
  static func makeFolders(from top: Path, to folder: Path) throws(SnapshotError) {
    guard folder != top else { return }
    try makeFolders(from: top, to: folder.folder)
    var status = stat()
    if lstat(DiskPath.terminated(folder), &status) == 0 {
      // A link comes from the repository, and may lead out of it.
      if status.st_mode & S_IFMT == S_IFDIR { return }
      throw SnapshotError("is not a folder", path: folder)
    }
    guard mkdir(DiskPath.terminated(folder), 0o777) == 0 || errno == EEXIST else {
      throw SnapshotError("cannot be made: \(String(cString: strerror(errno)))", path: folder)
    }
  }
}
