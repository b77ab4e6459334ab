import Diagnostics
import Glibc
import Snapshots

/// One folder as a commit records it.
struct Tree {
  /// A name in the folder.
  struct Item {
    let name: ByteString
    let mode: FileMode
    let id: ObjectID
  }

  /// A name as a place in the object, so that folders of many thousand names need no memory for each.
  private struct Line {
    let name: Range<Int>
    let mode: FileMode
  }

  /// The most bytes of a tree object that are read: some million names.
  static let sizeLimit = 256 << 20

  private let object: [UInt8]
  private let lines: [Line]
  private let idLength: Int

  /// Takes a tree object apart: `mode SP name NUL`, the bytes of an id, and so on.
  ///
  /// Throws if it is damaged, or holds a name that git would never write and that could lead out of a folder. libgit2
  /// passes on such names as they are.
  init(_ object: [UInt8], idLength: Int = ObjectID.sha1Length) throws(Damage) {
    self.object = object
    self.idLength = idLength
    lines = try object.withUnsafeBufferPointer { (bytes) throws(Damage) in try Self.lines(of: bytes, idLength) }
  }

  /// Why a tree object is not read.
  enum Damage: Error {
    case malformed
    case unsafeName(ByteString)
  }

  /// How many names there are.
  var count: Int { lines.count }

  /// How many bytes the object has.
  var size: Int { object.count }

  /// The names in git's order: that of the paths' bytes, a folder's name counted with a slash at its end.
  var items: some Sequence<Item> { lines.indices.lazy.map { self[$0] } }

  /// A name by its position.
  subscript(position: Int) -> Item {
    Item(name: ByteString(object[lines[position].name]), mode: mode(position), id: id(position))
  }

  /// The mode of a name by its position.
  func mode(_ position: Int) -> FileMode { lines[position].mode }

  /// The object id of a name by its position.
  func id(_ position: Int) -> ObjectID {
    let start = lines[position].name.upperBound + 1
    return ObjectID(Array(object[start..<(start + idLength)]))
  }

  /// Lends out a name, and the object id behind it.
  func withName<Result>(
    _ position: Int, _ body: (_ name: UnsafeBufferPointer<UInt8>, _ id: UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    object.withUnsafeBufferPointer { bytes in
      let name = lines[position].name
      let id = (name.upperBound + 1)..<(name.upperBound + 1 + idLength)
      return body(UnsafeBufferPointer(rebasing: bytes[name]), UnsafeBufferPointer(rebasing: bytes[id]))
    }
  }

  /// What is called `name`.
  func item(called name: ByteString) -> Item? {
    lines.firstIndex { object[$0.name].elementsEqual(name.bytes) }.map { self[$0] }
  }

  private static func lines(of bytes: UnsafeBufferPointer<UInt8>, _ idLength: Int) throws(Damage) -> [Line] {
    var lines: [Line] = []
    // Most objects hold names of some dozen bytes.
    lines.reserveCapacity(bytes.count / 48)
    var position = 0
    while position < bytes.count {
      guard let mode = mode(in: bytes, &position), let start = bytes.baseAddress,
        let zero = memchr(start + position, 0, bytes.count - position)
      else { throw .malformed }
      let end = UnsafeRawPointer(zero) - UnsafeRawPointer(start)
      guard bytes.count - end > idLength else { throw .malformed }
      let name = UnsafeBufferPointer(rebasing: bytes[position..<end])
      guard isSafe(name), !name.contains(UInt8(ascii: "/")) else { throw .unsafeName(ByteString(name)) }
      let line = Line(name: position..<end, mode: FileMode(mode))
      if let last = lines.last {
        let lastName = UnsafeBufferPointer(rebasing: bytes[last.name])
        let order = TreeOrder.compare(lastName, isFolder: last.mode == .folder, name, isFolder: line.mode == .folder)
        guard order < 0 else { throw .malformed }
      }
      lines.append(line)
      position = end + 1 + idLength
    }
    return lines
  }

  /// Reads an octal number and the space behind it.
  private static func mode(in bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> UInt32? {
    var value: UInt32 = 0
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: " ") { return (5...6).contains(position - 1 - start) ? value : nil }
      guard (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(byte), position - start <= 6 else { return nil }
      value = value << 3 | UInt32(byte - UInt8(ascii: "0"))
    }
    return nil
  }

  /// Whether git would record a name, in which there is no slash: none that is empty, leads elsewhere or into the
  /// repository's own folder.
  static func isSafe(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = name.first else { return false }
    guard first == UInt8(ascii: "."), name.count <= 4 else { return true }
    return name.count > 1 && !name.elementsEqual("..".utf8) && !name.elementsEqual(".git".utf8)
  }
}

/// The order of the names in a tree: that of their bytes, with a slash at the end of a folder's, by `base_name_compare` in
/// git's `read-cache.c`.
enum TreeOrder {
  /// Which of two names comes first: negative for the left one, positive for the right one, 0 for the same one.
  static func compare(
    _ left: UnsafeBufferPointer<UInt8>, isFolder isLeftFolder: Bool,
    _ right: UnsafeBufferPointer<UInt8>, isFolder isRightFolder: Bool
  ) -> Int {
    let common = min(left.count, right.count)
    let order = GitSource.compare(
      UnsafeBufferPointer(rebasing: left[..<common]), UnsafeBufferPointer(rebasing: right[..<common]))
    if order != 0 { return order }
    return byte(left, common, isLeftFolder) - byte(right, common, isRightFolder)
  }

  /// The byte after what two names have in common; none comes before any byte.
  private static func byte(_ name: UnsafeBufferPointer<UInt8>, _ position: Int, _ isFolder: Bool) -> Int {
    if position < name.count { return Int(name[position]) }
    return isFolder ? Int(UInt8(ascii: "/")) : -1
  }
}
