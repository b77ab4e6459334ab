import Diagnostics
import Glibc
import Snapshots

/// The content of a file of the repository, or of several one after another.
///
/// A file is mapped, as git maps it, so that of a large one only what is looked at is copied. git replaces its files and never
/// shortens one in place.
final class FileContent {
  private let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool

  /// Why a file was not read.
  enum Failure: Error {
    /// The operating system's number for the reason.
    case system(CInt)
    case notRegular
    /// It has more bytes than are read.
    case tooLarge(Int)

    /// What became of the attempt, to follow a path.
    var sentence: String {
      switch self {
      case .system(let code): "cannot be read: \(String(cString: strerror(code)))"
      case .notRegular: "is not a regular file"
      case .tooLarge(let size): "has \(size) bytes, which is more than is read"
      }
    }
  }

  /// Maps a file of at most `limit` bytes; links are followed, as git follows them.
  init(of path: Path, limit: Int) throws(Failure) {
    let (descriptor, size) = try Self.open(path)
    defer { close(descriptor) }
    guard size <= limit else { throw .tooLarge(size) }
    isMapped = size > 0
    if size == 0 {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    // All of it will be looked at, so the pages are brought in at once.
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0), start != MAP_FAILED else {
      throw .system(errno)
    }
    bytes = UnsafeRawBufferPointer(start: start, count: size)
  }

  /// Reads the start of a file: `count` bytes, or all if it has fewer.
  init(startOf path: Path, count: Int) throws(Failure) {
    let (descriptor, size) = try Self.open(path)
    defer { close(descriptor) }
    let start = UnsafeMutableRawBufferPointer.allocate(byteCount: min(size, count), alignment: 1)
    let length = read(descriptor, start.baseAddress, start.count)
    guard length == start.count else {
      let code = errno
      start.deallocate()
      throw .system(length < 0 ? code : EIO)
    }
    bytes = UnsafeRawBufferPointer(start)
    isMapped = false
  }

  /// Puts together what other files hold, and more bytes.
  init(_ first: FileContent?, and more: [UInt8]) {
    let size = (first?.count ?? 0) + more.count
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
    if let first { copy.copyMemory(from: first.bytes) }
    UnsafeMutableRawBufferPointer(rebasing: copy[(first?.count ?? 0)...]).copyBytes(from: more)
    bytes = UnsafeRawBufferPointer(copy)
    isMapped = false
  }

  deinit {
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    } else {
      bytes.deallocate()
    }
  }

  private static func open(_ path: Path) throws(Failure) -> (descriptor: CInt, size: Int) {
    // A pipe would make `open` wait for a writer.
    let descriptor = Glibc.open(path.bytes.terminated, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .system(errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw .system(code)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .notRegular
    }
    return (descriptor, Int(status.st_size))
  }

  /// How many bytes there are.
  var count: Int { bytes.count }

  /// Lends out the bytes.
  func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withExtendedLifetime(self) { () throws(Failure) in try body(bytes.bindMemory(to: UInt8.self)) }
  }

  /// A copy of some of the bytes.
  subscript(range: Range<Int>) -> [UInt8] {
    withBytes { Array($0[range]) }
  }
}
