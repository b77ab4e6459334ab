import Glibc

extension [UInt8] {
  /// Whether a part of the array holds exactly the bytes of a literal.
  ///
  /// The C library compares a machine word at a time; keys of YAML are compared by the hundred thousand.
  public func holds(_ text: StaticString, in range: Range<Int>) -> Bool {
    text.withUTF8Buffer { holds(UnsafeRawBufferPointer($0), in: range) }
  }

  /// Whether a part of the array holds exactly the bytes of another part of an array.
  public func holds(_ other: ArraySlice<UInt8>, in range: Range<Int>) -> Bool {
    range.count == other.count && other.withUnsafeBytes { holds($0, in: range) }
  }

  /// Whether a part of the array comes before a run of bytes, in byte order.
  public func precedes(_ other: ArraySlice<UInt8>, in range: Range<Int>) -> Bool {
    guard range.lowerBound >= 0, range.upperBound <= count else { return false }
    return withUnsafeBytes { bytes in
      other.withUnsafeBytes { other in
        guard let base = bytes.baseAddress, let start = other.baseAddress else { return range.count < other.count }
        let order = memcmp(base + range.lowerBound, start, Swift.min(range.count, other.count))
        return order == 0 ? range.count < other.count : order < 0
      }
    }
  }

  /// Whether the array comes before another one in byte order; the bytes are looked at by the machine word, too.
  public func precedes(_ other: [UInt8]) -> Bool { precedes(other[...], in: indices) }

  /// Whether another array holds the same bytes.
  public func isSame(as other: [UInt8]) -> Bool { holds(other[...], in: indices) }

  /// Whether a part of the array holds exactly other bytes.
  public func holds(_ other: UnsafeRawBufferPointer, in range: Range<Int>) -> Bool {
    guard range.count == other.count, range.lowerBound >= 0, range.upperBound <= count else { return false }
    return withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let start = other.baseAddress else { return other.isEmpty }
      return memcmp(base + range.lowerBound, start, other.count) == 0
    }
  }
}
