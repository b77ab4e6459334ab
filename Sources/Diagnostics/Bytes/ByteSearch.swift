import Glibc

extension [UInt8] {
  /// The offset at which a literal first occurs at or after `start`.
  ///
  /// The C library's `memchr` skips to each occurrence of the first byte; `memmem` would be the function, but it is a GNU
  /// extension that Swift's import of the C library leaves out.
  public func firstOccurrence(of part: StaticString, from start: Int = 0) -> Int? {
    start <= count ? firstOccurrence(of: part, in: Swift.max(start, 0)..<count) : nil
  }

  /// The offset in the array at which a literal first occurs as a whole within a part of it.
  public func firstOccurrence(of part: StaticString, in range: Range<Int>) -> Int? {
    let length = part.utf8CodeUnitCount
    guard length > 0, range.lowerBound >= 0, range.upperBound <= count else { return nil }
    return withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return nil }
      var offset = range.lowerBound
      while offset + length <= range.upperBound {
        let candidates = range.upperBound - length + 1 - offset
        guard let found = memchr(base + offset, Int32(part.utf8Start.pointee), candidates) else { return nil }
        if memcmp(found, part.utf8Start, length) == 0 { return UnsafeRawPointer(found) - base }
        offset = UnsafeRawPointer(found) - base + 1
      }
      return nil
    }
  }
}
