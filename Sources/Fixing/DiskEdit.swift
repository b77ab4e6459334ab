public import Diagnostics
import Glibc
public import Snapshots

/// Changes one file on disk as fixes want it, if it still is what was linted.
///
/// New content is written aside and then given the file's name, so that there is the old one or the new one and never a part.
/// Links are followed as far as the user named them, and not below.
public struct DiskEdit {
  private let change: FileChange
  private let path: Path
  private let newPath: Path?
  private let anchors: [Path]

  /// The change of the file that is reached at `path`, which may be another path than in the change.
  ///
  /// Of the folders on the way only those above `anchors` may be links.
  public init(_ change: FileChange, at path: Path, movingTo newPath: Path?, below anchors: [Path]) {
    self.change = change
    self.path = path
    self.newPath = newPath
    self.anchors = anchors
  }

  /// Whether the file is there and holds what was linted.
  public var isApplicable: Bool {
    guard let folder = try? Folder(of: path, below: anchors), let status = folder.status(of: path.name),
      status.st_mode & S_IFMT == S_IFREG
    else { return false }
    return (try? folder.content(of: path.name))?.bytes == change.file.bytes
  }

  /// Makes the change.
  ///
  /// Throws with the reason, and leaves everything as it was, if the file is not what was linted, is a link or read-only, has
  /// another name that would keep the old content, or cannot be written.
  public func make() throws(SnapshotError) {
    let folder = try Folder(of: path, below: anchors)
    let before = try checkedStatus(in: folder)
    if change.isEdit { try write(in: folder, before) }
    guard let newPath else {
      if unlinkat(folder.descriptor, path.name.bytes.terminated, 0) != 0 { throw failure("cannot be removed") }
      return
    }
    if newPath != path { try move(from: folder, to: newPath) }
  }

  private func checkedStatus(in folder: borrowing Folder) throws(SnapshotError) -> stat {
    guard let status = folder.status(of: path.name) else { throw refusal("it is gone") }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFLNK: throw refusal("it is a symbolic link")
    default: throw refusal("it is not a regular file any more")
    }
    if status.st_mode & S_IWUSR == 0 { throw refusal("it is read-only") }
    if change.isEdit, status.st_nlink > 1 {
      throw refusal("it has another name (a hard link), which would keep the old content")
    }
    let (bytes, read) = try folder.content(of: path.name)
    guard bytes == change.file.bytes, read.st_ino == status.st_ino else {
      throw refusal("it was changed in the meantime; run kfplint again")
    }
    return read
  }

  /// Writes the new content aside, with the mode and the owner of the old one, and gives it the name.
  private func write(in folder: borrowing Folder, _ before: stat) throws(SnapshotError) {
    let isDone: Bool
    do {
      isDone = try WholeFile.write(
        change.bytes, to: path.name, in: folder.descriptor, mode: 0o600,
        preparing: { file in
          let isOwners = before.st_uid == geteuid() && before.st_gid == getegid()
          return (isOwners || fchown(file, before.st_uid, before.st_gid) == 0)
            && fchmod(file, before.st_mode & 0o7777) == 0
        },
        ifStill: { folder.status(of: path.name)?.isSameVersion(as: before) ?? false })
    } catch {
      errno = error.code
      throw failure("cannot be written")
    }
    if !isDone { throw refusal("it was changed in the meantime; run kfplint again") }
  }

  /// Gives the file another name, unless something has that.
  private func move(from folder: borrowing Folder, to newPath: Path) throws(SnapshotError) {
    let other = try Folder(of: newPath, below: anchors)
    let (name, newName) = (path.name.bytes.terminated, newPath.name.bytes.terminated)
    if linkat(folder.descriptor, name, other.descriptor, newName, 0) == 0 {
      if unlinkat(folder.descriptor, name, 0) != 0 { throw failure("cannot be renamed to \(newPath.name)") }
      return
    }
    // Where the file system knows no second names, or one name for both cases of a letter.
    let isTaken = other.status(of: newPath.name)
    let isItself = folder.status(of: path.name).map { $0.st_ino == isTaken?.st_ino } ?? false
    if isTaken != nil && !isItself { throw refusal("there is a \(newPath.name) already") }
    if renameat(folder.descriptor, name, other.descriptor, newName) != 0 {
      throw failure("cannot be renamed to \(newPath.name)")
    }
  }

  private func refusal(_ reason: String) -> SnapshotError {
    SnapshotError("was not fixed: \(reason)", path: path)
  }

  private func failure(_ what: String) -> SnapshotError {
    SnapshotError("\(what): \(String(cString: strerror(errno)))", path: path)
  }
}

extension DiskEdit {
  /// An open folder, closed when it goes out of scope.
  private struct Folder: ~Copyable {
    let descriptor: CInt
    private let path: Path

    /// Opens the folder of a file, following links above an anchor only.
    init(of file: Path, below anchors: [Path]) throws(SnapshotError) {
      let folder = file.folder
      let anchor = anchors.filter { $0.isTop && !folder.isAbsolute || $0 == folder || folder.isInside($0) }
        .max { $0.bytes.count < $1.bytes.count }
      let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
      let start = anchor ?? folder
      var opened = open((start.isTop ? "." : start).bytes.terminated, flags)
      for name in folder.relative(to: start)?.components ?? [] where opened >= 0 {
        // What leads upwards leads to where the user pointed.
        let next = openat(opened, name.bytes.terminated, name == ".." ? flags : flags | O_NOFOLLOW)
        let problem = errno
        close(opened)
        errno = problem
        opened = next
      }
      guard opened >= 0 else {
        let isLink = errno == ELOOP || errno == ENOTDIR
        let reason = isLink ? "a folder on the way is a symbolic link" : String(cString: strerror(errno))
        throw SnapshotError("was not fixed: \(reason)", path: file)
      }
      descriptor = opened
      path = folder
    }

    deinit { close(descriptor) }

    /// What is at a name; a link is itself.
    func status(of name: ByteString) -> stat? {
      var status = stat()
      return fstatat(descriptor, name.bytes.terminated, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
    }

    /// What a file holds, and the version of it that was read.
    func content(of name: ByteString) throws(SnapshotError) -> (bytes: [UInt8], status: stat) {
      let file = openat(descriptor, name.bytes.terminated, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      let filePath = path.appending(name)
      guard file >= 0 else {
        throw SnapshotError("cannot be read: \(String(cString: strerror(errno)))", path: filePath)
      }
      defer { close(file) }
      var status = stat()
      guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        throw SnapshotError("is not a regular file any more", path: filePath)
      }
      var bytes = [UInt8](repeating: 0, count: Int(status.st_size) + 1)
      var count = 0
      while count < bytes.count {
        let length = bytes.withUnsafeMutableBytes {
          pread(file, $0.baseAddress.map { $0 + count }, $0.count - count, count)
        }
        if length < 0 && errno == EINTR { continue }
        guard length >= 0 else {
          throw SnapshotError("cannot be read: \(String(cString: strerror(errno)))", path: filePath)
        }
        if length == 0 { break }
        count += length
      }
      return (Array(bytes.prefix(count)), status)
    }
  }
}

extension stat {
  /// Whether nobody wrote to the file between two looks at it, nor put another one in its place.
  fileprivate func isSameVersion(as other: stat) -> Bool {
    st_ino == other.st_ino && st_dev == other.st_dev && st_size == other.st_size
      && st_mtim.tv_sec == other.st_mtim.tv_sec && st_mtim.tv_nsec == other.st_mtim.tv_nsec
  }
}
