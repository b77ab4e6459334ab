/// What tells a damaged file from a whole one: 32 bytes that depend on all of the others.
///
/// It is no guard against somebody who writes what he likes, which only the user can, and so need not be a digest of
/// cryptography: of a file of some megabytes that takes longer than all else that is done with it.
enum Checksum {
  static let length = 32

  /// The checksum of bytes that lie together.
  ///
  /// Four numbers take turns in taking in eight bytes each. Every step can be undone, so that a change of one of the words always
  /// changes what comes out.
  static func of(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var sums = Sums()
    var position = 0
    while position + 32 <= bytes.count {
      sums.first = step(sums.first, word(bytes, position))
      sums.second = step(sums.second, word(bytes, position + 8))
      sums.third = step(sums.third, word(bytes, position + 16))
      sums.fourth = step(sums.fourth, word(bytes, position + 24))
      position += 32
    }
    for byte in bytes[position...] { sums.first = step(sums.first, UInt64(byte)) }
    sums.first = step(sums.first, UInt64(bytes.count))
    return sums.mixed
  }

  private struct Sums {
    var first: UInt64 = 1
    var second: UInt64 = 2
    var third: UInt64 = 3
    var fourth: UInt64 = 4

    /// The four of them, each of which every byte of the result depends on.
    var mixed: [UInt8] {
      var sum = self
      for _ in 0..<2 {
        sum.second = Checksum.step(sum.second, sum.first)
        sum.third = Checksum.step(sum.third, sum.second)
        sum.fourth = Checksum.step(sum.fourth, sum.third)
        sum.first = Checksum.step(sum.first, sum.fourth)
      }
      return [sum.first, sum.second, sum.third, sum.fourth].flatMap { number in
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
      }
    }
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ position: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
  }

  /// A product with an odd number, and a shift onto itself: both can be undone.
  private static func step(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    let product = (sum ^ word) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 29
  }
}
