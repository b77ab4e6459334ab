import CZlib
import Diagnostics

/// An object that lies in a file of its own, `objects/ab/cdef…`: `kind SP size NUL` and the content, deflated.
///
/// libgit2 1.5 writes past its buffer when such a file holds more than its first words say, so it is never shown one. Here
/// a file that does not hold exactly what it says is damaged.
struct LooseObject {
  /// The content.
  let content: [UInt8]

  /// What the first words say.
  struct Header {
    let kind: ObjectKind
    let size: Int
    /// How many bytes the words have, with their end.
    fileprivate let length: Int

    /// How many bytes of a file are enough to inflate its first words.
    static let fileLimit = 512
    /// How many bytes the words can have.
    fileprivate static let limit = 32

    /// Reads the first words of a file, of which at least the start is given.
    init(_ file: FileContent) throws(Damage) {
      self = try file.withBytes { (bytes) throws(Damage) in
        var inflation = try Inflation(bytes)
        return try Header(inflation.next(Self.limit))
      }
    }

    /// Takes the start of what was inflated apart.
    fileprivate init(_ start: [UInt8]) throws(Damage) {
      guard let end = start.firstIndex(of: 0), let space = start[..<end].firstIndex(of: UInt8(ascii: " ")),
        let kind = ObjectKind(rawValue: String(decoding: start[..<space], as: UTF8.self)),
        let size = Int(String(decoding: start[(space + 1)..<end], as: UTF8.self)), size >= 0
      else { throw Damage(reason: "has no header") }
      self.kind = kind
      self.size = size
      length = end + 1
    }
  }

  /// Why a file is not read.
  struct Damage: Error {
    /// What is wrong, as it stands after "the object".
    let reason: String
  }

  /// The most bytes that come out of one that goes in; more are never made room for.
  private static let mostExpansion = 1032

  /// Inflates a file.
  ///
  /// `size` is how many bytes the content had when that was last asked, so that nobody reads more than was thought of.
  init(_ file: FileContent, size: Int) throws(Damage) {
    content = try file.withBytes { (bytes) throws(Damage) in
      guard size <= bytes.count * Self.mostExpansion else { throw Damage(reason: "has a wrong size") }
      var inflation = try Inflation(bytes)
      let start = try inflation.next(Header.limit)
      let header = try Header(start)
      guard header.size == size else { throw Damage(reason: "has changed") }
      var content = Array(start[header.length...])
      guard content.count <= size else { throw Damage(reason: "is longer than it says") }
      content += try inflation.next(size - content.count)
      guard content.count == size else { throw Damage(reason: "is shorter than it says") }
      guard try inflation.next(1).isEmpty, inflation.isAtEnd else { throw Damage(reason: "is longer than it says") }
      return content
    }
  }
}

/// Bytes that are inflated bit by bit.
private struct Inflation: ~Copyable {
  // zlib remembers where its stream is, so it must not move.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private(set) var isAtEnd = false

  /// Prepares to inflate `bytes`, which have to stay where they are.
  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(LooseObject.Damage) {
    stream.initialize(to: z_stream())
    guard let count = UInt32(exactly: bytes.count), kfplint_inflate_init(stream) == Z_OK else {
      throw LooseObject.Damage(reason: "cannot be inflated")
    }
    stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
    stream.pointee.avail_in = count
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// The next bytes, `count` of them unless the end comes first.
  mutating func next(_ count: Int) throws(LooseObject.Damage) -> [UInt8] {
    guard let room = UInt32(exactly: count) else { throw LooseObject.Damage(reason: "is too large") }
    if isAtEnd { return [] }
    var code = Z_OK
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { [stream] buffer, length in
      // zlib wants a place to write to even where there is nothing to write.
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1) { nowhere in
        stream.pointee.next_out = buffer.baseAddress ?? nowhere.baseAddress
        stream.pointee.avail_out = room
        while code == Z_OK && stream.pointee.avail_out > 0 { code = inflate(stream, Z_NO_FLUSH) }
      }
      length = count - Int(stream.pointee.avail_out)
    }
    guard code == Z_OK || code == Z_STREAM_END else { throw LooseObject.Damage(reason: "cannot be inflated") }
    isAtEnd = code == Z_STREAM_END
    guard !isAtEnd || stream.pointee.avail_in == 0 else {
      throw LooseObject.Damage(reason: "is followed by something else")
    }
    return bytes
  }
}
