import CFolders
import Diagnostics
import Glibc

/// An open file or folder, closed when it goes out of scope.
struct FileDescriptor: ~Copyable {
  /// The number to hand to the operating system while this value lives.
  let number: CInt

  /// Opens `path` as the operating system resolves it, links and all: for what the user named.
  init(following path: Path, flags: CInt) throws(SystemError) {
    let bytes = path.isTop ? Array(".".utf8) : path.bytes
    number = try Self.opened(bytes, at: AT_FDCWD, flags: flags)
  }

  /// Opens `name` in `folder`; a symbolic link fails with `ELOOP`, or `ENOTDIR` where a folder is asked for.
  init(_ name: ByteString, in folder: borrowing FileDescriptor, flags: CInt) throws(SystemError) {
    number = try Self.opened(name.bytes, at: folder.number, flags: flags | O_NOFOLLOW)
  }

  /// Opens `path`, as the current folder has it, where no symbolic link is on the way; one that is fails with `ELOOP`.
  init(withoutLinks path: Path, flags: CInt) throws(SystemError) {
    guard !path.bytes.contains(0) else { throw SystemError(ENOENT) }
    let opened = path.bytes.withTerminated {
      kfplint_open_without_links(AT_FDCWD, $0, flags | O_NOFOLLOW | O_CLOEXEC)
    }
    guard opened >= 0 else { throw SystemError(errno) }
    number = opened
  }

  /// Whether the operating system can open a path like that.
  static let canDoWithoutLinks: Bool = {
    let number = kfplint_open_without_links(AT_FDCWD, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if number >= 0 { close(number) }
    return number >= 0
  }()

  /// What is at a path, as the current folder has it; a link at its end is itself.
  static func status(of path: Path) throws(SystemError) -> stat {
    var status = stat()
    let code = path.bytes.withTerminated { fstatat(AT_FDCWD, $0, &status, AT_SYMLINK_NOFOLLOW) }
    guard code == 0 else { throw SystemError(errno) }
    return status
  }

  deinit {
    close(number)
  }

  /// What is open: its kind and size.
  func status() throws(SystemError) -> stat {
    var status = stat()
    guard fstat(number, &status) == 0 else { throw SystemError(errno) }
    return status
  }

  /// What is at `name` in this folder; a link is itself.
  func status(of name: ByteString) throws(SystemError) -> stat {
    var status = stat()
    let code = name.bytes.withTerminated { fstatat(number, $0, &status, AT_SYMLINK_NOFOLLOW) }
    guard code == 0 else { throw SystemError(errno) }
    return status
  }

  /// The text of the symbolic link `name` in this folder.
  func target(of name: ByteString) throws(SystemError) -> [UInt8] {
    var text = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlinkat(number, name.bytes.terminated, &text, text.count)
    guard length >= 0 else { throw SystemError(errno) }
    return text[..<length].map(UInt8.init(bitPattern:))
  }

  /// The content of what is open, if that is a regular file, unless it is larger than `limit` bytes.
  ///
  /// Throws `EINVAL` for anything else: a pipe would make us wait, a device need never end.
  func content(limit: Int) throws(SystemError) -> Content {
    let status = try status()
    guard FileKind(mode: status.st_mode) == .file else { throw SystemError(EINVAL) }
    guard status.st_size <= limit else { return .tooLarge(Int(status.st_size)) }
    let bytes = try Self.read(number, upTo: limit, expecting: Int(status.st_size))
    return bytes.count > limit ? .tooLarge(bytes.count) : .bytes(bytes)
  }

  /// Reads to the end, or until more than `limit` bytes have come.
  ///
  /// A file may grow or shrink while it is read, so the end is where the operating system says it is; `size` is only what
  /// the first call asks for.
  static func read(_ number: CInt, upTo limit: Int, expecting size: Int) throws(SystemError) -> [UInt8] {
    var bytes = try readOnce(number, min(size, limit) + 1)
    while bytes.count <= limit {
      let more = try readOnce(number, min(limit - bytes.count + 1, 65_536))
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }

  private static func readOnce(_ number: CInt, _ count: Int) throws(SystemError) -> [UInt8] {
    while true {
      var code: CInt = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
        let result = Glibc.read(number, buffer.baseAddress, count)
        if result < 0 { code = errno }
        length = max(0, result)
      }
      if code == 0 { return bytes }
      if code != EINTR { throw SystemError(code) }
    }
  }

  private static func opened(_ path: [UInt8], at folder: CInt, flags: CInt) throws(SystemError) -> CInt {
    guard !path.contains(0) else { throw SystemError(ENOENT) }
    let number = path.withTerminated { openat(folder, $0, flags | O_CLOEXEC) }
    guard number >= 0 else { throw SystemError(errno) }
    return number
  }
}
