import Diagnostics
import Snapshots

/// A file in the format of git's index, taken apart: the index itself, or what a split one shares.
///
/// It is read by git's own description, `Documentation/gitformat-index.txt`, versions 2 to 4. A file is only accepted
/// whole: what is not understood could be what matters.
struct IndexFile {
  /// An entry, as places in `bytes`: 90,000 of them need no memory of their own each.
  struct Line {
    /// Where the path is; a part of a split index leaves the paths of what it replaces empty.
    var path: Range<Int> { start..<start + length }
    /// Where the path begins.
    var start: Int { Int(pathStart) }
    /// How many bytes it has.
    var length: Int { Int(pathLength) }
    private var pathStart: UInt32
    private var pathLength: UInt32
    /// Where the object id is.
    private(set) var id: UInt32
    /// The mode, which has sixteen bits.
    let mode: UInt16
    private let flags: UInt16

    init(path: Range<Int>, id: Int, mode: UInt16, stage: UInt16, isIntentToAdd: Bool) {
      pathStart = UInt32(path.lowerBound)
      pathLength = UInt32(path.count)
      self.id = UInt32(id)
      self.mode = mode
      flags = stage | (isIntentToAdd ? Self.intentToAdd : 0)
    }

    /// Reads entries as nearly all of versions 2 and 3 are, until `lines` are full or one is not like that.
    ///
    /// That is one with more flags, with a long path, with a mode that is to be looked at, or that is damaged. Gives where
    /// it begins, and how many came before it.
    fileprivate static func readPlain(
      from start: Int, before end: Int, of bytes: UnsafeBufferPointer<UInt8>,
      into lines: UnsafeMutableBufferPointer<Line>
    ) -> (next: Int, count: Int) {
      let words = UnsafeRawBufferPointer(bytes)
      var (start, count) = (start, 0)
      while count < lines.count, start + fixedSize <= end {
        let path = start + fixedSize
        let mode = UInt32(bigEndian: words.loadUnaligned(fromByteOffset: start + 24, as: UInt32.self))
        let flags = UInt16(bigEndian: words.loadUnaligned(fromByteOffset: start + 60, as: UInt16.self))
        let length = Int(flags & 0xFFF)
        // One to eight zeros follow, so that the size of an entry is a multiple of eight.
        let next = start + (fixedSize + length + 8) & ~7
        guard flags & 0x4000 == 0, length < 0xFFF, mode & ~0o7777 == 0o100000, next <= end, words[path + length] == 0
        else { break }
        lines.initializeElement(
          at: count,
          to: Line(
            pathStart: UInt32(truncatingIfNeeded: path), pathLength: UInt32(truncatingIfNeeded: length),
            id: UInt32(truncatingIfNeeded: start + 40), mode: UInt16(truncatingIfNeeded: mode), flags: flags >> 12 & 3))
        start = next
        count += 1
      }
      return (start, count)
    }

    private init(pathStart: UInt32, pathLength: UInt32, id: UInt32, mode: UInt16, flags: UInt16) {
      (self.pathStart, self.pathLength, self.id, self.mode, self.flags) = (pathStart, pathLength, id, mode, flags)
    }

    private static let intentToAdd: UInt16 = 4

    /// 0, or 1 to 3 for the versions of a path that is not merged.
    var stage: UInt16 { flags & 3 }
    /// `git add --intent-to-add`: the path is known, its content is not, and a commit leaves it out.
    var isIntentToAdd: Bool { flags & Self.intentToAdd != 0 }
    /// Whether it is a merged file, link or submodule, so that no other entry has its path.
    var isOrdinary: Bool { flags == 0 && !isFolder }
    /// Whether it stands for a whole folder, as in a sparse index.
    var isFolder: Bool { mode == IndexFile.folderMode }

    /// The same line in bytes that `distance` others were put before.
    func moved(by distance: Int) -> Line {
      var line = self
      line.pathStart += UInt32(distance)
      line.id += UInt32(distance)
      return line
    }

    /// This line under the path of another one.
    func renamed(as other: Line) -> Line {
      var line = self
      line.pathStart = other.pathStart
      line.pathLength = other.pathLength
      return line
    }
  }

  /// What the lines are places in: the file, and after it the paths that version 4 abbreviates.
  let bytes: FileContent
  /// The entries in the order of the file.
  let lines: [Line]
  /// Whether all of them are ordinary ones.
  let areOrdinary: Bool
  /// The checksum at the end; zeros if there is none (`index.skipHash`).
  let checksum: ObjectID
  /// Where the extension `TREE` is: the trees that git last wrote of the index.
  let cacheTree: Range<Int>?
  /// Where the extension `link` is: the file that a split index shares, and what is different from it.
  let link: Range<Int>?

  /// The most bytes that an index may have: some eight million paths.
  static let sizeLimit = 1 << 30
  /// The most bytes whose checksum is computed, of about five thousand paths.
  ///
  /// git itself reads any index without looking at the checksum, and commits what it has read. Of a large index it would
  /// take longer than all the rest of a check, so there it is left out here, too.
  static let checkedSize = 512 << 10

  /// How many bytes of an entry are always there.
  fileprivate static let fixedSize = 62
  private static let folderMode: UInt16 = 0o040000

  /// Takes the content of a file apart.
  init(_ file: FileContent) throws(IndexRefusal) {
    guard file.count >= 12 + ObjectID.sha1Length else { throw .endsTooEarly }
    var paths: [UInt8] = []
    let (lines, extensions, checksum) = try file.withBytes { (bytes) throws(IndexRefusal) in
      let end = bytes.count - ObjectID.sha1Length
      let checksum = ObjectID(Array(bytes[end...]))
      let isComputed = bytes.count <= Self.checkedSize && checksum.bytes.contains { $0 != 0 }
      if isComputed && SHA1.digest(of: UnsafeBufferPointer(rebasing: bytes[..<end])) != checksum {
        throw IndexRefusal("its checksum does not match")
      }
      var cursor = IndexCursor(bytes, 0..<end)
      let lines = try Self.lines(&cursor, in: bytes, expandingInto: &paths)
      return (lines, try Extensions(&cursor, in: bytes), checksum)
    }
    areOrdinary = lines.allSatisfy(\.isOrdinary)
    guard extensions.isSparse || areOrdinary || !lines.contains(where: \.isFolder) else {
      throw IndexRefusal("it holds a folder, though it does not say that it is sparse")
    }
    self.lines = lines
    self.checksum = checksum
    bytes = paths.isEmpty ? file : FileContent(file, and: paths)
    cacheTree = extensions.cacheTree
    link = extensions.link
  }

  private static func lines(
    _ cursor: inout IndexCursor, in bytes: UnsafeBufferPointer<UInt8>, expandingInto paths: inout [UInt8]
  ) throws(IndexRefusal) -> [Line] {
    guard try cursor.number(UInt32.self) == 0x4449_5243 else { throw IndexRefusal("it does not start with DIRC") }
    let version = try cursor.number(UInt32.self)
    guard (2...4).contains(version) else { throw IndexRefusal("it is of version \(version)", isOfUnknownKind: true) }
    let count = Int(try cursor.number(UInt32.self))
    guard count <= PathLimits.count else { throw IndexRefusal("it has more than \(PathLimits.count) paths") }
    guard count <= cursor.rest / fixedSize else { throw .endsTooEarly }
    // The path that the next one may start like. What is written out is mostly shorter than the file.
    var last: [UInt8] = []
    if version == 4 { paths.reserveCapacity(bytes.count) }
    var refusal: IndexRefusal?
    let lines = [Line](unsafeUninitializedCapacity: count) { lines, number in
      FileContent.prepareToFill(UnsafeMutableRawBufferPointer(lines))
      do throws(IndexRefusal) {
        while number < count {
          if version < 4 {
            let rest = UnsafeMutableBufferPointer(rebasing: lines[number..<count])
            let plain = Line.readPlain(from: cursor.position, before: cursor.end, of: bytes, into: rest)
            number += plain.count
            _ = try cursor.skip(plain.next - cursor.position)
            if number == count { break }
          }
          let line = try line(&cursor, version: version, after: &last, in: bytes, expandingInto: &paths)
          lines.initializeElement(at: number, to: line)
          number += 1
        }
      } catch {
        refusal = error
      }
    }
    if let refusal { throw refusal }
    return lines
  }

  private static func line(
    _ cursor: inout IndexCursor, version: UInt32, after last: inout [UInt8], in bytes: UnsafeBufferPointer<UInt8>,
    expandingInto paths: inout [UInt8]
  ) throws(IndexRefusal) -> Line {
    // Six numbers that `stat` gave, the mode, the owner and size of the file, the id, and flags.
    let start = try cursor.skip(fixedSize)
    let mode = cursor.number(UInt32.self, at: start + 24)
    let id = start + 40
    let flags = cursor.number(UInt16.self, at: start + 60)
    var extended: UInt16 = 0
    if flags & 0x4000 != 0 {
      guard version > 2 else { throw IndexRefusal("an entry has flags that version 2 does not know") }
      extended = try cursor.number(UInt16.self)
      // Intent to add and skip-worktree; git refuses the others, too.
      guard extended & ~0x6000 == 0 else { throw IndexRefusal("an entry has flags that are not known") }
    }
    switch mode & ~0o7777 {
    case 0o100000, 0o120000, 0o160000: break
    case 0o040000 where mode == 0o040000: break
    default: throw IndexRefusal("an entry has the mode \(String(mode, radix: 8))")
    }

    let path: Range<Int>
    if version == 4 {
      let dropped = try cursor.variableLengthNumber()
      let more = try cursor.text(upTo: 0)
      guard dropped <= last.count, last.count - dropped + more.count < 1 << 16 else {
        throw IndexRefusal("a path in it is damaged")
      }
      last.removeLast(dropped)
      last.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[more]))
      path = try write(last, after: bytes.count, into: &paths)
    } else {
      // A length of twelve bits is written out, and longer paths go up to the next zero. Whether one of the former has a
      // zero in it is seen when its names are looked at.
      let length = Int(flags & 0xFFF)
      if length < 0xFFF {
        let first = try cursor.skip(length + 1)
        path = first..<(first + length)
      } else {
        path = try cursor.text(upTo: 0)
      }
      guard bytes[path.upperBound] == 0 else { throw IndexRefusal("the length of a path does not match") }
      // Up to eight zeros end an entry, so that its size is a multiple of eight.
      _ = try cursor.skip((8 - (cursor.position - start) % 8) % 8)
    }
    guard Int(flags & 0xFFF) == min(path.count, 0xFFF), path.count < 1 << 16 else {
      throw IndexRefusal("the length of a path does not match")
    }
    return Line(
      path: path, id: id, mode: UInt16(mode), stage: flags >> 12 & 3, isIntentToAdd: extended & 0x2000 != 0)
  }

  /// Writes out a path, and gives the place that it will have after the file.
  private static func write(
    _ path: [UInt8], after fileSize: Int, into paths: inout [UInt8]
  ) throws(IndexRefusal) -> Range<Int> {
    // A few bytes of the file can stand for a path of thousands, so that the limit on the file is none on this.
    guard fileSize + paths.count + path.count <= sizeLimit else {
      throw IndexRefusal("its paths have more than \(sizeLimit) bytes")
    }
    let start = fileSize + paths.count
    paths.append(contentsOf: path)
    return start..<start + path.count
  }
}

/// What stands after the entries of an index.
private struct Extensions {
  var cacheTree: Range<Int>?
  var link: Range<Int>?
  var isSparse = false

  init(_ cursor: inout IndexCursor, in bytes: UnsafeBufferPointer<UInt8>) throws(IndexRefusal) {
    while cursor.rest > 0 {
      let start = try cursor.skip(4)
      let name = String(decoding: bytes[start..<(start + 4)], as: UTF8.self)
      let size = Int(try cursor.number(UInt32.self))
      let content = try cursor.skip(size)
      switch name {
      case "TREE": cacheTree = content..<(content + size)
      case "link": link = content..<(content + size)
      case "sdir": isSparse = true
      default:
        // By the format, a name with a capital letter is that of something that a reader may pass over.
        guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[start]) else {
          throw IndexRefusal(
            "it has an extension that is not known, \(VisibleText.of(name.utf8))", isOfUnknownKind: true)
        }
      }
    }
  }
}
