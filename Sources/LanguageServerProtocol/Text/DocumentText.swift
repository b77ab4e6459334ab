/// The text of a document and where its lines begin.
///
/// A line ends with `\n`, `\r\n` or `\r`, as the specification has it. A position that is outside of the text counts as the
/// nearest one inside: past the end of a line it is the line's end, and between the halves of a surrogate pair it is before
/// the character.
public struct DocumentText: Sendable {
  /// The text, usually UTF-8.
  public private(set) var bytes: [UInt8]
  private var starts: [Int]

  /// A text.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    starts = [0]
    starts += Self.starts(in: bytes, from: 0, to: bytes.count)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { starts[0] = 3 }
  }

  /// How many lines there are; a line break at the end starts an empty last one.
  public var lineCount: Int { starts.count }

  /// The offset of a position, from 0 to the number of bytes.
  public func offset(of position: LSP.Position, _ encoding: PositionEncoding) -> Int {
    guard position.line < starts.count else { return bytes.count }
    let line = lineRange(max(0, position.line))
    let wanted = max(0, position.character)
    switch encoding {
    case .utf8:
      guard wanted < line.count else { return line.upperBound }
      var offset = line.lowerBound + wanted
      while offset > line.lowerBound, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      return offset
    case .utf16:
      return bytes.withUnsafeBufferPointer { bytes in
        var (offset, units) = (line.lowerBound, 0)
        while offset < line.upperBound, units < wanted {
          let next = units + (bytes[offset] >= 0xF0 ? 2 : 1)
          if next > wanted { break }
          units = next
          offset += 1
          while offset < line.upperBound, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        }
        return offset
      }
    }
  }

  /// The position of an offset; one past the end is the end's.
  public func position(of offset: Int, _ encoding: PositionEncoding) -> LSP.Position {
    let offset = min(max(offset, 0), bytes.count)
    let line = max(0, firstLine(after: offset) - 1)
    let start = min(starts[line], offset)
    let end = min(offset, max(start, lineRange(line).upperBound))
    guard encoding == .utf16 else { return LSP.Position(line: line, character: end - start) }
    let units = bytes.withUnsafeBufferPointer { bytes in
      var units = 0
      for index in start..<end {
        let byte = bytes[index]
        units += (byte & 0xC0 != 0x80 ? 1 : 0) + (byte >= 0xF0 ? 1 : 0)
      }
      return units
    }
    return LSP.Position(line: line, character: units)
  }

  /// The bytes of a line, from zero, without its break.
  public func lineRange(_ line: Int) -> Range<Int> {
    guard starts.indices.contains(line) else { return bytes.count..<bytes.count }
    let start = starts[line]
    var end = line + 1 < starts.count ? starts[line + 1] : bytes.count
    if line + 1 < starts.count {
      if end > start, bytes[end - 1] == 0x0A { end -= 1 }
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    }
    return start..<max(start, end)
  }

  /// Writes another text in the place of some bytes, and finds anew only the lines that this touches.
  public mutating func replace(_ range: Range<Int>, with new: some Collection<UInt8>) {
    let range = range.clamped(to: 0..<bytes.count)
    // A break may be two bytes, one of which the edit makes or takes away: the lines on both sides are looked at.
    let first = max(0, firstLine(after: max(0, range.lowerBound - 1)) - 1)
    let next = max(first + 1, firstLine(after: range.upperBound + 1))
    let shift = new.count - range.count
    bytes.replaceSubrange(range, with: new)
    let regionStart = first == 0 ? 0 : starts[first]
    let regionEnd = next < starts.count ? starts[next] + shift : bytes.count
    var found = Self.starts(in: bytes, from: regionStart, to: regionEnd)
    if next < starts.count, found.last == regionEnd { found.removeLast() }
    starts.replaceSubrange((first + 1)..<next, with: found)
    for index in (first + 1 + found.count)..<starts.count { starts[index] += shift }
    if first == 0 { starts[0] = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }
  }

  /// The number of the first line that starts after an offset.
  private func firstLine(after offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] > offset { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Where the lines start after the breaks of a region.
  private static func starts(in bytes: [UInt8], from start: Int, to end: Int) -> [Int] {
    bytes.withUnsafeBufferPointer { bytes in
      var starts: [Int] = []
      var index = start
      while index < end {
        let byte = bytes[index]
        index += 1
        if byte == 0x0A || byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A) { starts.append(index) }
      }
      return starts
    }
  }
}
