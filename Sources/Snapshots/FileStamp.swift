package import Glibc

/// What the operating system says of a file on disk, by which git, too, tells that nobody has changed one since it looked
/// (`match_stat_data` of its `read-cache.c`, 2.39).
///
/// Whatever is written into a file, or put in its place, gives it a new time of change, which nobody can set.
public struct FileStamp: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64
  private let size: Int64
  private let modified: Time
  private let changed: Time
  private let mode: UInt32
  private let owner: UInt32
  private let group: UInt32

  private struct Time: Hashable, Sendable {
    let seconds: Int64
    let nanoseconds: Int64
  }

  package init(_ status: stat) {
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
    size = Int64(status.st_size)
    modified = Time(seconds: Int64(status.st_mtim.tv_sec), nanoseconds: Int64(status.st_mtim.tv_nsec))
    changed = Time(seconds: Int64(status.st_ctim.tv_sec), nanoseconds: Int64(status.st_ctim.tv_nsec))
    mode = status.st_mode
    owner = status.st_uid
    group = status.st_gid
  }

  /// Whether the stamp tells the file from every later state of it, when it was taken at a time, in seconds since 1970.
  ///
  /// A file that was changed just now may change again within the same tick of the clock: git calls such an entry racy
  /// (`Documentation/technical/racy-git.txt`). A time of whole seconds is that of a file system which keeps no finer one, or of
  /// an image all of whose files have the same.
  public func isSettled(at time: Int64) -> Bool {
    changed.nanoseconds != 0 && changed.seconds <= time - Self.margin
  }

  /// How many seconds old a change has to be.
  private static let margin: Int64 = 2

  /// The stamp as bytes.
  public var bytes: [UInt8] {
    let numbers: [UInt64] = [
      device, number, UInt64(bitPattern: size), UInt64(bitPattern: modified.seconds),
      UInt64(bitPattern: modified.nanoseconds), UInt64(bitPattern: changed.seconds),
      UInt64(bitPattern: changed.nanoseconds), UInt64(mode), UInt64(owner) << 32 | UInt64(group),
    ]
    var bytes: [UInt8] = []
    bytes.reserveCapacity(numbers.count * 8)
    for number in numbers { withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) } }
    return bytes
  }
}
