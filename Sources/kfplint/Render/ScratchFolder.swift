import Diagnostics
import Glibc
import Snapshots
import Synchronization

/// A folder for the time of a run, which is gone with everything in it when the program ends, by a signal too.
final class ScratchFolder: Sendable {
  /// Where it is, without links on the way.
  let path: Path

  private static let all = Mutex<Set<Path>>([])

  /// Makes an empty folder, which only this user can look into, below `TMPDIR` or in `/tmp`; its name says what it is for.
  init(for purpose: String) throws(SnapshotError) {
    let parent = Environment.value("TMPDIR").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    var template = Array("\(parent)/kfplint-\(purpose)-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw SnapshotError(
        "no folder can be made there: \(String(cString: strerror(errno)))", path: Path(Array(parent.utf8)))
    }
    let made = Path(template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) })
    path = made.realPath ?? made
    let path = path
    Self.all.withLock { _ = $0.insert(path) }
  }

  /// Removes it, whatever rights its folders have.
  func remove() {
    let path = path
    Self.remove(path)
    Self.all.withLock { _ = $0.remove(path) }
  }

  /// Removes all that there are, for a program that is about to end.
  static func removeAll() {
    let paths = all.withLock { $0 }
    // A process that was just ended may still have added a file.
    for _ in 0..<2 { for path in paths { remove(path) } }
  }

  private static func remove(_ path: Path) {
    let name = DiskPath.terminated(path)
    var status = stat()
    guard lstat(name, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(name)
      return
    }
    // A script may have taken away its own right to write there.
    chmod(name, 0o700)
    for item in names(in: path) { remove(path.appending(item)) }
    rmdir(name)
  }

  private static func names(in folder: Path) -> [ByteString] {
    guard let stream = opendir(DiskPath.terminated(folder)) else { return [] }
    defer { closedir(stream) }
    var names: [ByteString] = []
    while let record = readdir(stream) {
      let name = withUnsafeBytes(of: record.pointee.d_name) { ByteString($0.prefix { $0 != 0 }) }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }
}
