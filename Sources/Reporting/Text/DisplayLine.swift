import Diagnostics

/// A line of a file as a terminal shows it.
///
/// Control characters are written visibly, tabs go to the next multiple of eight as `cat` and git show them, and every
/// scalar knows how many columns it takes.
struct DisplayLine {
  /// How many columns of a long line are shown where no terminal says how many there are.
  static let usualWindowWidth = 120

  /// How many columns of the line are shown if it is longer.
  private let windowWidth: Int
  /// How many columns the whole line takes.
  let width: Int

  private let bytes: ArraySlice<UInt8>
  private let cells: [Cell]
  /// Whether there is more of the line before and after what was measured.
  private let isCut: (before: Bool, after: Bool)
  /// How many bytes around a place are measured of a long line: the window of it takes less, of whatever letters.
  private static let reach = 4096

  /// One scalar, or one byte that is no text: where it begins, in the file and on the line.
  private struct Cell {
    let offset: Int
    let column: Int
  }

  /// Measures the bytes of a line without its line end, as a slice of its file; of a long one those around `offset`.
  ///
  /// There may be as many findings on a line as it has words, each of which is shown.
  init(_ line: ArraySlice<UInt8>, around offset: Int = 0, windowWidth: Int = usualWindowWidth) {
    self.windowWidth = windowWidth
    let start = Self.boundary(max(line.startIndex, min(offset, line.endIndex) - Self.reach), in: line)
    let end = Self.boundary(min(line.endIndex, max(offset, line.startIndex) + 2 * Self.reach), in: line)
    let isLong = line.count > 4 * Self.reach
    let bytes = isLong ? line[start..<max(start, end)] : line
    isCut = (bytes.startIndex > line.startIndex, bytes.endIndex < line.endIndex)
    var cells: [Cell] = []
    var column = 0
    var offset = bytes.startIndex
    while offset < bytes.endIndex {
      cells.append(Cell(offset: offset, column: column))
      switch bytes[offset] {
      // Rendered workflows have lines of many thousand bytes, nearly all of them these.
      case 0x20...0x7E:
        column += 1
        offset += 1
      case UInt8(ascii: "\t"):
        column += 8 - column % 8
        offset += 1
      default:
        let (scalar, length) = UTF8Scalar.decode(bytes[offset...]) ?? (Unicode.Scalar(bytes[offset]), 1)
        let shown = VisibleText.of(bytes[offset..<offset + length]).unicodeScalars.count
        column += shown == 1 ? scalar.displayWidth : shown
        offset += length
      }
    }
    self.bytes = bytes
    self.cells = cells
    width = column
  }

  /// The next offset at which a character begins, so that none is cut.
  private static func boundary(_ offset: Int, in line: ArraySlice<UInt8>) -> Int {
    var offset = offset
    for _ in 0..<3 where offset < line.endIndex && line[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }

  /// Whether all of the line can be shown.
  var fits: Bool { width <= windowWidth && isWhole }

  /// Whether all of the line was measured, so that any place on it can be shown.
  var isWhole: Bool { !isCut.before && !isCut.after }

  /// The columns, from zero, that a span of the file's bytes takes on this line; never fewer than one.
  ///
  /// A span that begins inside a character means the character.
  func columns(of span: Range<Int>) -> Range<Int> {
    let isPastEnd = span.lowerBound >= bytes.endIndex
    let first = isPastEnd ? width : cells.last { $0.offset <= span.lowerBound }?.column ?? 0
    let last = cells.first { $0.offset >= span.upperBound }?.column ?? width
    return first..<max(first + 1, last)
  }

  /// The columns to show so that `span` can be seen, beginning and ending between characters.
  func window(around span: Range<Int>) -> Range<Int> {
    if width <= windowWidth { return 0..<width }
    // A span that is itself too long shows its beginning, with some of what stands before it.
    let before = max(20, (windowWidth - span.count) / 2)
    let wanted = min(max(0, span.lowerBound - before), width - windowWidth)
    let start = cells.first { $0.column >= wanted }?.column ?? 0
    let last = start + windowWidth
    return start..<(width <= last ? width : cells.last { $0.column <= last }?.column ?? width)
  }

  /// Whether `…` stands before a window.
  func hasMark(before window: Range<Int>) -> Bool { window.lowerBound > 0 || isCut.before }

  /// The text in a window, with `…` at a side where something is left out.
  func text(in window: Range<Int>) -> String {
    var text = hasMark(before: window) ? "…" : ""
    for (index, cell) in cells.enumerated() where cell.column >= window.lowerBound {
      let next = index + 1 < cells.count ? cells[index + 1] : Cell(offset: bytes.endIndex, column: width)
      if next.column > window.upperBound { break }
      // What has no width belongs to the character before it, which is not shown if the window begins here.
      if next.column == window.lowerBound, window.lowerBound > 0 { continue }
      if bytes[cell.offset] == UInt8(ascii: "\t") {
        text += String(repeating: " ", count: next.column - cell.column)
      } else {
        VisibleText.append(bytes[cell.offset..<next.offset], to: &text)
      }
    }
    return window.upperBound < width || isCut.after ? text + "…" : text
  }
}
