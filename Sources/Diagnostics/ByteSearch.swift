import Glibc

extension [UInt8] {
  /// The offset at which a literal first occurs at or after `start`.
  ///
  /// The C library's `memchr` skips to each occurrence of the first byte; `memmem` would be the function, but it is a GNU
  /// extension that Swift's import of the C library leaves out.
  public func firstOccurrence(of part: StaticString, from start: Int = 0) -> Int? {
    let length = part.utf8CodeUnitCount
    guard length > 0, start >= 0 else { return nil }
    return withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return nil }
      var offset = start
      while offset + length <= bytes.count {
        let candidates = bytes.count - length + 1 - offset
        guard let found = memchr(base + offset, Int32(part.utf8Start.pointee), candidates) else { return nil }
        if memcmp(found, part.utf8Start, length) == 0 { return UnsafeRawPointer(found) - base }
        offset = UnsafeRawPointer(found) - base + 1
      }
      return nil
    }
  }
}
