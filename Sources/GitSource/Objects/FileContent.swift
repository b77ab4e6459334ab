import Diagnostics
import Glibc
import Snapshots

/// The content of a file of the repository, or of several one after another.
///
/// A file is mostly read and not mapped: what shortens a mapped file in place, as a network file system or another tool may,
/// ends the program that looks at it.
final class FileContent {
  private let bytes: UnsafeRawBufferPointer
  private let access: Access

  /// How the bytes get into memory.
  enum Access {
    /// They are copied, and stay what they are.
    case read
    /// They stay in the file, as git has its index (`do_read_index` in `read-cache.c`), and a signal ends the program if they are
    /// taken away.
    case mapped
  }

  /// Why a file was not read.
  enum Failure: Error {
    /// The operating system's number for the reason.
    case system(CInt)
    case notRegular
    /// It has more bytes than are read.
    case tooLarge(Int)
    /// It has fewer bytes than it had when it was opened.
    case shortened

    /// What became of the attempt, to follow a path.
    var sentence: String {
      switch self {
      case .system(let code): "cannot be read: \(String(cString: strerror(code)))"
      case .notRegular: "is not a regular file"
      case .tooLarge(let size): "has \(size) bytes, which is more than is read"
      case .shortened: "was shortened while it was read"
      }
    }
  }

  /// Reads a file of at most `limit` bytes; links are followed, as git follows them.
  init(of path: Path, limit: Int, _ access: Access = .read) throws(Failure) {
    let (descriptor, size) = try Self.open(path)
    defer { close(descriptor) }
    guard size <= limit else { throw .tooLarge(size) }
    // Nothing cannot be mapped, and little is read as fast.
    self.access = size < Self.largePage ? .read : access
    bytes =
      switch self.access {
      case .read: try Self.read(size, from: descriptor)
      case .mapped: try Self.map(size, of: descriptor)
      }
  }

  /// Reads the start of a file: `count` bytes, or all if it has fewer.
  init(startOf path: Path, count: Int) throws(Failure) {
    let (descriptor, size) = try Self.open(path)
    defer { close(descriptor) }
    access = .read
    bytes = try Self.read(min(size, count), from: descriptor)
  }

  /// Maps exactly `count` bytes.
  private static func map(_ count: Int, of descriptor: CInt) throws(Failure) -> UnsafeRawBufferPointer {
    // All of it is looked at: to be told at once saves a stop at every sixteenth page.
    let start = mmap(nil, count, PROT_READ, MAP_PRIVATE | CInt(MAP_POPULATE), descriptor, 0)
    guard let start, start != MAP_FAILED else { throw .system(errno) }
    return UnsafeRawBufferPointer(start: start, count: count)
  }

  /// Reads exactly `count` bytes.
  private static func read(_ count: Int, from descriptor: CInt) throws(Failure) -> UnsafeRawBufferPointer {
    let bytes = Self.memory(count)
    var length = 0
    while length < count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[length...])
      let more = Glibc.read(descriptor, rest.baseAddress, rest.count)
      let code = errno
      if more < 0, code == EINTR { continue }
      guard more > 0 else {
        bytes.deallocate()
        throw more < 0 ? .system(code) : .shortened
      }
      length += more
    }
    return UnsafeRawBufferPointer(bytes)
  }

  /// Memory for so many bytes.
  ///
  /// Of an index with 80,000 paths half of the time goes into the single pages that it is read into,
  /// so the operating system is asked for large ones.
  private static func memory(_ count: Int) -> UnsafeMutableRawBufferPointer {
    if count < largePage { return .allocate(byteCount: count, alignment: 1) }
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: largePage)
    // Where there are none, it is as it would have been.
    madvise(bytes.baseAddress, count, MADV_HUGEPAGE)
    return bytes
  }

  /// Asks for the pages of memory that will be filled from its start to its end, all at once rather than one stop at each.
  ///
  /// Linux does so from 5.14 on; elsewhere, and for less than it is worth, all is as it would have been.
  static func prepareToFill(_ memory: UnsafeMutableRawBufferPointer) {
    let page = 4096
    guard memory.count > 64 * page, let start = memory.baseAddress else { return }
    let first = UnsafeMutableRawPointer(bitPattern: (UInt(bitPattern: start) + UInt(page - 1)) & ~UInt(page - 1))
    // `MADV_POPULATE_WRITE` of madvise(2), for which C libraries before glibc 2.35 have no name.
    let populateForWriting: CInt = 23
    madvise(first, memory.count / page * page - page, populateForWriting)
  }

  /// How many bytes a large page has on the machines that have any.
  private static let largePage = 2 << 20

  /// Puts together what other files hold, and more bytes.
  init(_ first: FileContent?, and more: [UInt8]) {
    let size = (first?.count ?? 0) + more.count
    let copy = Self.memory(size)
    if let first { copy.copyMemory(from: first.bytes) }
    UnsafeMutableRawBufferPointer(rebasing: copy[(first?.count ?? 0)...]).copyBytes(from: more)
    access = .read
    bytes = UnsafeRawBufferPointer(copy)
  }

  deinit {
    switch access {
    case .read: bytes.deallocate()
    case .mapped: munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
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
