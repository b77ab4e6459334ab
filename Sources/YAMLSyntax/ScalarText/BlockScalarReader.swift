/// Decodes literal and folded scalars as `yaml_parser_scan_block_scalar` of libyaml 0.2.5 does, and notes where each
/// piece came from.
///
/// The indentation is not derived from the surrounding collections, which a scalar does not know, but from the text that
/// libyaml made: what the first line of the source has more than the first line of the text.
struct BlockScalarReader {
  /// What becomes of the line breaks at the end.
  private enum Chomping {
    case strip
    case clip
    case keep
  }

  private let file: UnsafeBufferPointer<UInt8>
  private var offset: Int
  private var indentation = 0
  private var text: DecodedText
  /// The break of the last line with content, not yet written.
  private var leadingBreak: Range<Int>?
  /// The breaks of the empty lines after it.
  private var trailingBreaks: [Range<Int>] = []

  /// Decodes the scalar whose `|` or `>` is at `start`, knowing what libyaml decoded.
  static func decode(
    _ file: UnsafeBufferPointer<UInt8>, from start: Int, isLiteral: Bool, text expected: ArraySlice<UInt8>
  ) -> DecodedText {
    let headerEnd = LineBreak.next(in: file, from: start)
    var reader = BlockScalarReader(
      file: file, contentStart: headerEnd + LineBreak.length(in: file, at: headerEnd))
    reader.measureIndentation(expected)
    reader.readLines(isLiteral: isLiteral, limit: expected.count)
    reader.chomp(chomping(in: file, header: start..<headerEnd))
    return reader.text
  }

  private init(file: UnsafeBufferPointer<UInt8>, contentStart: Int) {
    self.file = file
    offset = contentStart
    text = DecodedText(start: contentStart)
  }

  private static func chomping(in file: UnsafeBufferPointer<UInt8>, header: Range<Int>) -> Chomping {
    for byte in file[header].dropFirst().prefix(2) {
      if byte == UInt8(ascii: "-") { return .strip }
      if byte == UInt8(ascii: "+") { return .keep }
    }
    return .clip
  }

  /// Finds the first line with content: as many breaks come before it in the source as in the text.
  private mutating func measureIndentation(_ expected: ArraySlice<UInt8>) {
    let first = expected.withUnsafeBufferPointer { text -> (emptyLines: Int, spaces: Int)? in
      var (offset, lines) = (0, 0)
      while offset < text.count {
        let length = LineBreak.length(in: text, at: offset)
        if length == 0 { return (emptyLines: lines, spaces: Self.spaces(in: text, at: offset)) }
        offset += length
        lines += 1
      }
      return nil
    }
    guard let (emptyLines, textIndentation) = first else {
      // There is no content; no line of the source is indented deep enough to be any.
      indentation = .max
      return
    }
    var line = offset
    for _ in 0..<emptyLines {
      line = LineBreak.next(in: file, from: line)
      line += LineBreak.length(in: file, at: line)
    }
    indentation = max(0, Self.spaces(in: file, at: line) - textIndentation)
  }

  private static func spaces(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
    bytes[min(start, bytes.count)...].prefix { $0 == UInt8(ascii: " ") }.count
  }

  private mutating func readLines(isLiteral: Bool, limit: Int) {
    var startsWithBlank = false
    var column = readEmptyLines()
    while column == indentation, offset < file.count, text.bytes.count < limit {
      let isBlank = file[offset] == UInt8(ascii: " ") || file[offset] == UInt8(ascii: "\t")
      if let lineBreak = leadingBreak {
        let isFolded = !isLiteral && !startsWithBlank && !isBlank
        if !isFolded || LineBreak.isSeparator(in: file, at: lineBreak.lowerBound) {
          text.appendBreak(lineBreak, of: file)
        } else if trailingBreaks.isEmpty {
          text.append(CollectionOfOne(UInt8(ascii: " ")), for: lineBreak.lowerBound..<offset)
        }
      }
      flushTrailingBreaks()
      startsWithBlank = isBlank

      let end = LineBreak.next(in: file, from: offset)
      text.copy(offset..<end, of: file)
      let length = LineBreak.length(in: file, at: end)
      leadingBreak = length > 0 ? end..<end + length : nil
      offset = end + length
      column = readEmptyLines()
    }
  }

  /// Skips indentation and takes the breaks of empty lines; the column at which it stops.
  private mutating func readEmptyLines() -> Int {
    while true {
      let spaces = Self.spaces(in: file, at: offset)
      let column = min(spaces, indentation)
      let length = LineBreak.length(in: file, at: offset + column)
      if length == 0 {
        offset += column
        return column
      }
      trailingBreaks.append(offset + column..<offset + column + length)
      offset += column + length
    }
  }

  private mutating func chomp(_ chomping: Chomping) {
    if chomping != .strip, let leadingBreak { text.appendBreak(leadingBreak, of: file) }
    if chomping == .keep { flushTrailingBreaks() }
  }

  private mutating func flushTrailingBreaks() {
    for lineBreak in trailingBreaks { text.appendBreak(lineBreak, of: file) }
    trailingBreaks.removeAll(keepingCapacity: true)
  }
}
