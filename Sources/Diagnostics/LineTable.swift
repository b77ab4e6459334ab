/// The lines of a file, to turn byte offsets into positions.
///
/// It is made when something is to be printed, never while linting. A line ends at a line feed; a carriage return before
/// it belongs to the line's end. This is what editors and `sed` count, and not what YAML counts (U+0085, U+2028).
public struct LineTable: Sendable {
  private let file: SourceFile
  private let starts: [Int]

  /// Finds the lines of a file.
  public init(_ file: SourceFile) {
    self.file = file
    // A byte order mark has no width in any editor: the first column is the one after it.
    var starts = [file.hasByteOrderMark ? 3 : 0]
    for (offset, byte) in file.bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    self.starts = starts
  }

  /// How many lines there are; a final line feed starts an empty last one.
  public var count: Int { starts.count }

  /// The position of a byte; an offset past the end is the end's.
  public func position(of offset: Int) -> Position {
    let offset = min(max(offset, 0), file.bytes.count)
    let line = index(ofLineAt: offset)
    let start = min(starts[line], offset)
    let column = file.bytes[start..<offset].count { $0 & 0xC0 != 0x80 }
    return Position(line: line + 1, column: column + 1)
  }

  /// The bytes of a line, from one, without its line end, and the offset at which they start.
  public func line(_ number: Int) -> ArraySlice<UInt8> {
    guard (1...count).contains(number) else { return [] }
    let end = number < count ? starts[number] - 1 : file.bytes.count
    let bytes = file.bytes[min(starts[number - 1], end)..<end]
    return bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
  }

  private func index(ofLineAt offset: Int) -> Int {
    // The first line starts at 0, which is after no offset.
    max(0, starts.partitioningIndex { $0 > offset } - 1)
  }
}
