import Glibc

/// Reads numbers and names of git's index, front to back, and nothing beyond an end.
struct IndexCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Where the next thing is read.
  private(set) var position: Int
  /// The end of what may be read.
  let end: Int

  /// Reads `bytes` in a range, which the caller has made sure lies inside.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  /// How many bytes are left.
  var rest: Int { end - position }

  /// Passes over bytes and gives where they start.
  mutating func skip(_ count: Int) throws(IndexRefusal) -> Int {
    guard count >= 0, count <= rest else { throw .endsTooEarly }
    defer { position += count }
    return position
  }

  /// A number of `Number`'s width, the high byte first.
  mutating func number<Number: FixedWidthInteger & UnsignedInteger>(_: Number.Type) throws(IndexRefusal) -> Number {
    number(Number.self, at: try skip(MemoryLayout<Number>.size))
  }

  /// A number of `Number`'s width in what was passed over.
  func number<Number: FixedWidthInteger & UnsignedInteger>(_: Number.Type, at place: Int) -> Number {
    Number(bigEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: Number.self))
  }

  /// A number of seven bits a byte, of which the high bit says that another follows: `decode_varint` of git's `varint.c`.
  mutating func variableLengthNumber() throws(IndexRefusal) -> Int {
    var byte = try number(UInt8.self)
    var value = Int(byte & 0x7F)
    while byte & 0x80 != 0 {
      guard value < 1 << 40 else { throw IndexRefusal("it holds a number that is too large") }
      byte = try number(UInt8.self)
      value = (value + 1) << 7 | Int(byte & 0x7F)
    }
    return value
  }

  /// What comes before the next `terminator`, which is passed over, too.
  mutating func text(upTo terminator: UInt8) throws(IndexRefusal) -> Range<Int> {
    guard rest > 0, let base = bytes.baseAddress,
      let found = memchr(base + position, CInt(terminator), rest)
    else { throw .endsTooEarly }
    let start = position
    let length = UnsafeRawPointer(found) - UnsafeRawPointer(base + start)
    position += length + 1
    return start..<(start + length)
  }
}
