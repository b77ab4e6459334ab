import Diagnostics
import GitSource
import Glibc
import Snapshots

/// The folder with the cache files.
///
/// Nothing that goes wrong here is worth a word: without a cache a check takes longer, and finds the same. So that nobody else
/// has a say in what a check finds, a file counts only if it belongs to the user and nobody else may write it.
struct CacheFolder {
  /// The folder.
  let path: Path
  /// How many folders at the end of the path are kfplint's own.
  private let ownSteps: Int

  /// The name that cache files end in.
  private static let ending: ByteString = ".units"
  /// The most bytes of all files together.
  private static let mostBytes = 128 << 20
  /// How old in seconds a file is that a run left behind when it was stopped.
  private static let oldAge = 3600
  /// How many seconds may pass before it is noted again that a file is of use.
  private static let day = 86_400

  /// The folder that a choice means; `nil` if there is none, or if somebody else's files are in it.
  init?(_ choice: CacheChoice, of repository: GitRepository?) {
    switch choice {
    case .none: return nil
    case .folder(let path): (self.path, ownSteps) = (path.isTop ? "." : path, 1)
    case .repository:
      guard let repository, Self.isOwn(repository.commonFolder, S_IFDIR) else { return nil }
      (path, ownSteps) = (repository.commonFolder.appending("kfplint").appending("cache"), 2)
    }
  }

  /// The bytes of a file that serves a purpose, if there is one.
  func read(_ identity: [UInt8]) -> [UInt8]? {
    guard isOwnFolder else { return nil }
    return read(file(identity))
  }

  /// Writes a file, which is there as a whole from one moment to the next.
  func write(_ bytes: [UInt8], for identity: [UInt8]) {
    guard make() else { return }
    let target = file(identity)
    let aside = path.appending(ByteString(".\(getpid())-\(UInt64.random(in: .min ... .max)).aside"))
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = open(DiskPath.terminated(aside), flags, 0o600)
    guard descriptor >= 0 else { return }
    let isWritten = bytes.write(to: descriptor)
    if close(descriptor) != 0 || !isWritten || rename(DiskPath.terminated(aside), DiskPath.terminated(target)) != 0 {
      unlink(DiskPath.terminated(aside))
    }
    removeOldest(keeping: target)
  }

  /// Notes that a file was of use, so that others are removed before it.
  func touch(_ identity: [UInt8]) {
    let path = file(identity)
    var status = stat()
    // A time in the future is as wrong as an old one: the clock was.
    let now = time(nil)
    guard lstat(DiskPath.terminated(path), &status) == 0,
      !(now - Self.day...now + Self.day).contains(status.st_mtim.tv_sec)
    else { return }
    utimensat(AT_FDCWD, DiskPath.terminated(path), nil, AT_SYMLINK_NOFOLLOW)
  }

  /// The cache files, the least recently used one first.
  var files: [(path: Path, size: Int)] {
    items.filter { $0.path.name.bytes.suffix(Self.ending.bytes.count).elementsEqual(Self.ending.bytes) }
      .sorted { ($0.time, $0.path) < ($1.time, $1.path) }.map { ($0.path, $0.size) }
  }

  /// Reads a cache file; `nil` if it is not the user's own.
  func read(_ file: Path) -> [UInt8]? {
    let descriptor = open(DiskPath.terminated(file), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, Self.isOwn(status, S_IFREG), status.st_size > 0,
      status.st_size <= Self.mostBytes
    else { return nil }
    let count = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
      length = 0
      while length < count {
        let more = Glibc.read(descriptor, buffer.baseAddress.map { $0 + length }, count - length)
        if more < 0, errno == EINTR { continue }
        if more <= 0 { break }
        length += more
      }
    }
    return bytes.count == count ? bytes : nil
  }

  /// Removes everything that kfplint wrote here, and gives how many files that were; throws at the first that stays.
  func clear() throws(SnapshotError) -> Int {
    let known = isOwnFolder ? items : []
    for item in known { try FileOnDisk.remove(item.path) }
    return known.count
  }

  private func file(_ identity: [UInt8]) -> Path {
    path.appending(ByteString(Digest.hexadecimal(identity.prefix(16)) + "\(Self.ending)"))
  }

  private func removeOldest(keeping target: Path) {
    let now = time(nil)
    // A file from the future was written while the clock was wrong. Its time can be any number, and nothing is added to it.
    let recent = now - Self.oldAge...now + Self.oldAge
    for item in items where item.isAside && !recent.contains(item.time) { unlink(DiskPath.terminated(item.path)) }
    let files = files
    var size = files.map(\.size).reduce(0, +)
    for file in files where size > Self.mostBytes && file.path != target {
      if unlink(DiskPath.terminated(file.path)) == 0 { size -= file.size }
    }
  }

  /// What kfplint wrote: cache files, and what it was writing when it was stopped.
  private var items: [(path: Path, size: Int, time: Int, isAside: Bool)] {
    guard let disk = try? DiskSnapshot(paths: [path]), let entries = try? disk.files(in: path) else { return [] }
    return entries.compactMap { entry in
      let isAside = entry.path.hasSuffix(".aside")
      var status = stat()
      guard entry.kind == .file, isAside || entry.path.hasSuffix(".units"),
        lstat(DiskPath.terminated(entry.path), &status) == 0
      else { return nil }
      return (entry.path, Int(status.st_size), Int(status.st_mtim.tv_sec), isAside)
    }
  }

  private var isOwnFolder: Bool {
    var status = stat()
    // The folder that somebody names may be reached through links; what is below the repository's own folder is no link.
    let isThere = (ownSteps == 1 ? stat(DiskPath.terminated(path), &status) : lstat(DiskPath.terminated(path), &status))
    return isThere == 0 && Self.isOwn(status, S_IFDIR) && (ownSteps == 1 || Self.isOwn(path.folder, S_IFDIR))
  }

  /// Makes the folder where it is missing, but nothing behind a link that somebody put on the way.
  private func make() -> Bool {
    if ownSteps == 2 {
      mkdir(DiskPath.terminated(path.folder), 0o700)
      if !Self.isOwn(path.folder, S_IFDIR) { return false }
    }
    mkdir(DiskPath.terminated(path), 0o700)
    return isOwnFolder
  }

  private static func isOwn(_ path: Path, _ kind: mode_t) -> Bool {
    var status = stat()
    return lstat(DiskPath.terminated(path), &status) == 0 && isOwn(status, kind)
  }

  /// Whether something is of a kind, belongs to the user, and can be written by nobody else.
  private static func isOwn(_ status: stat, _ kind: mode_t) -> Bool {
    let isSafe = kind == S_IFDIR || status.st_mode & 0o022 == 0
    return status.st_mode & S_IFMT == kind && status.st_uid == geteuid() && isSafe
  }
}
