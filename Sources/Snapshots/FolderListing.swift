import CFolders
import Diagnostics
import Glibc

/// What one folder holds, links not followed.
struct FolderListing {
  /// A name and what kind of thing it stands for.
  struct Item {
    /// Where the name stands among the names.
    fileprivate let place: Range<Int>
    let kind: FileKind
  }

  private let names: [UInt8]
  /// The names in the order of the paths below them, in which that of a folder counts with a slash at its end; without `.`
  /// and `..`.
  let items: [Item]

  /// How many bytes the operating system is given for names at once: those of some hundred.
  static let bufferSize = 32 << 10

  /// Lists a folder that was opened just now, by way of a buffer.
  ///
  /// `readdir` would need a stream of its own, and so a second descriptor, for each folder.
  init(_ folder: borrowing FileDescriptor, buffer: inout [UInt8]) throws(SystemError) {
    var names: [UInt8] = []
    var items: [Item] = []
    while true {
      let count = getdents64(folder.number, &buffer, buffer.count)
      guard count >= 0 else { throw SystemError(errno) }
      if count == 0 { break }
      var position = 0
      while position < count {
        let record = Record(buffer, at: position)
        position += record.length
        if buffer.holds(".", in: record.name) || buffer.holds("..", in: record.name) { continue }
        let start = names.count
        names.append(contentsOf: buffer[record.name])
        let place = start..<names.count
        if let kind = try Self.kind(of: names[place], entryType: record.type, in: folder) {
          items.append(Item(place: place, kind: kind))
        }
      }
    }
    items.sort { Self.isBefore($0, $1, in: names) }
    (self.names, self.items) = (names, items)
  }

  /// Lists a folder that was opened just now.
  init(_ folder: borrowing FileDescriptor) throws(SystemError) {
    var buffer = [UInt8](repeating: 0, count: Self.bufferSize)
    try self.init(folder, buffer: &buffer)
  }

  /// The name of an item.
  func name(of item: Item) -> ByteString { ByteString(Array(names[item.place])) }

  /// Whether an item is called so.
  func isNamed(_ name: StaticString, _ item: Item) -> Bool { names.holds(name, in: item.place) }

  /// The path of an item of the folder that is at a path.
  func path(of item: Item, in folder: Path) -> Path {
    if folder.isTop { return Path(Array(names[item.place])) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(folder.bytes.count + 1 + item.place.count)
    bytes += folder.bytes
    bytes.append(UInt8(ascii: "/"))
    bytes += names[item.place]
    return Path(bytes)
  }

  /// The kind of what is there, or `nil` if it has vanished meanwhile.
  private static func kind(
    of name: ArraySlice<UInt8>, entryType: UInt8, in folder: borrowing FileDescriptor
  ) throws(SystemError) -> FileKind? {
    if let kind = FileKind(entryType: entryType) { return kind }
    do throws(SystemError) {
      return FileKind(mode: try folder.status(of: ByteString(name)).st_mode)
    } catch {
      if error.isAbsence { return nil }
      throw error
    }
  }

  private static func isBefore(_ left: Item, _ right: Item, in names: [UInt8]) -> Bool {
    let common = min(left.place.count, right.place.count)
    let order = names.withUnsafeBytes { names in
      names.baseAddress.map { memcmp($0 + left.place.lowerBound, $0 + right.place.lowerBound, common) } ?? 0
    }
    if order != 0 { return order < 0 }
    return next(left, common, in: names) < next(right, common, in: names)
  }

  /// The byte after what two names have in common; none comes before any byte.
  private static func next(_ item: Item, _ common: Int, in names: [UInt8]) -> Int {
    if common < item.place.count { return Int(names[item.place.lowerBound + common]) }
    return item.kind == .folder ? Int(UInt8(ascii: "/")) : -1
  }
}

/// A record of getdents64(2): two numbers of eight bytes, the length of all in two, the kind in one, and the name up to a zero.
private struct Record {
  let length: Int
  let type: UInt8
  let name: Range<Int>

  init(_ buffer: [UInt8], at position: Int) {
    length = Int(buffer[position + 16]) | Int(buffer[position + 17]) << 8
    type = buffer[position + 18]
    let start = position + 19
    var end = start
    while buffer[end] != 0 { end += 1 }
    name = start..<end
  }
}
