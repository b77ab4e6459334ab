import Glibc

extension [UInt8] {
  /// The offset at which a literal first occurs at or after `start`, by `memmem` of the C library.
  public func firstOccurrence(of part: StaticString, from start: Int = 0) -> Int? {
    guard start <= count else { return nil }
    return withUnsafeBytes { haystack -> Int? in
      guard let base = haystack.baseAddress else { return part.utf8CodeUnitCount == 0 ? 0 : nil }
      guard let found = memmem(base + start, count - start, part.utf8Start, part.utf8CodeUnitCount) else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }
}
