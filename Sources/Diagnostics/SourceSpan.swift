/// A range of bytes in a file, from `start` to just before `end`.
public struct SourceSpan: Hashable, Sendable {
  /// The offset of the first byte.
  public let start: UInt32
  /// The offset after the last byte; never less than `start`.
  public let end: UInt32

  /// A span of bytes.
  ///
  /// Offsets past 4 GiB do not occur: files are capped far below.
  public init(_ start: Int, _ end: Int) {
    self.start = UInt32(clamping: start)
    self.end = max(self.start, UInt32(clamping: end))
  }

  /// The offsets as a range, to slice the bytes of a file.
  public var range: Range<Int> { Int(start)..<Int(end) }
}

extension SourceSpan {
  /// The smallest span around this one that neither begins nor ends inside a character of UTF-8.
  ///
  /// Bytes that are no text are each a character.
  func widenedToCharacters(in bytes: [UInt8]) -> SourceSpan {
    let (first, last) = (Self.character(around: Int(start), in: bytes), Self.character(around: Int(end), in: bytes))
    return SourceSpan(first?.lowerBound ?? Int(start), last?.upperBound ?? Int(end))
  }

  /// The character that an offset is inside of, unless a character begins there.
  private static func character(around offset: Int, in bytes: [UInt8]) -> Range<Int>? {
    guard bytes.indices.contains(offset), bytes[offset] & 0xC0 == 0x80 else { return nil }
    for start in (max(0, offset - 3)..<offset).reversed() where bytes[start] & 0xC0 != 0x80 {
      guard let (_, length) = UTF8Scalar.decode(bytes[start...]), start + length > offset else { return nil }
      return start..<(start + length)
    }
    return nil
  }
}

/// A line and a column, both from one, for people to read.
///
/// Everything else counts bytes.
public struct Position: Hashable, Comparable, Sendable {
  /// The line, from one.
  public let line: Int
  /// The column, from one, in Unicode scalars.
  public let column: Int

  /// A position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The order of reading.
  public static func < (left: Position, right: Position) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
