/// Eight bytes that are looked at in one step, the first one in the lowest bits.
///
/// An index has a path for each file, and a path has some fifty bytes: one by one they would take most of the time of a commit
/// that touches no pipeline. How a zero byte is found in a word is in "Bit Twiddling Hacks", "Determine if a word has a zero
/// byte"; it may also mark a byte after the first zero, so that only the first mark and "no mark" mean anything.
struct WordOfBytes {
  /// How many bytes they are.
  static let size = 8

  private let bits: UInt64

  private init(bits: UInt64) { self.bits = bits }

  /// The bytes at a place, behind which at least so many must stand.
  init(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) {
    bits = UInt64(littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  static func ^ (left: Self, right: Self) -> Self { Self(bits: left.bits ^ right.bits) }

  /// The place of the first byte that is not zero.
  var firstNonzero: Int? { bits == 0 ? nil : bits.trailingZeroBitCount / 8 }

  /// The place of the first byte that is zero.
  var firstZero: Int? { marks == 0 ? nil : marks.trailingZeroBitCount / 8 }

  /// Whether one of the bytes is zero, or a slash before what is special after a slash: a dot or another one.
  ///
  /// `next` are the bytes one place further on.
  func isNotable(_ next: Self) -> Bool {
    let slashes = Self(bits: bits ^ Self.slashes).marks
    // A dot is the byte before a slash, and with the lowest bit both are the same.
    let special = Self(bits: (next.bits | Self.ones) ^ Self.slashes).marks
    return marks | slashes & special != 0
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let slashes: UInt64 = 0x2F2F_2F2F_2F2F_2F2F

  /// The high bits of those bytes that are zero, and perhaps of some after the first of them.
  private var marks: UInt64 { (bits &- Self.ones) & ~bits & 0x8080_8080_8080_8080 }
}
