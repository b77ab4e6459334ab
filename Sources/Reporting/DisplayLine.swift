import Diagnostics

/// A line of a file as a terminal shows it.
///
/// Control characters are written visibly, tabs go to the next multiple of eight as `cat` and git show them, and every
/// scalar knows how many columns it takes.
struct DisplayLine {
  /// How many columns of a long line are shown.
  static let windowWidth = 120

  /// How many columns the whole line takes.
  let width: Int

  private let cells: [Cell]
  private let end: Int

  /// One scalar, or one byte that is no text.
  private struct Cell {
    let offset: Int
    let text: String
    let columns: Range<Int>
  }

  /// Measures the bytes of a line without its line end, as a slice of its file.
  init(_ bytes: ArraySlice<UInt8>) {
    var cells: [Cell] = []
    var column = 0
    var rest = bytes
    while let first = rest.first {
      let (scalar, length) = UTF8Scalar.decode(rest) ?? (Unicode.Scalar(first), 1)
      var text = VisibleText.of(rest.prefix(length))
      var width = text.unicodeScalars.count
      if first == UInt8(ascii: "\t") {
        width = 8 - column % 8
        text = String(repeating: " ", count: width)
      } else if width == 1 {
        width = scalar.displayWidth
      }
      cells.append(Cell(offset: rest.startIndex, text: text, columns: column..<column + width))
      column += width
      rest = rest.dropFirst(length)
    }
    self.cells = cells
    width = column
    end = bytes.endIndex
  }

  /// Whether all of the line can be shown.
  var fits: Bool { width <= Self.windowWidth }

  /// The columns, from zero, that a span of the file's bytes takes on this line; never fewer than one.
  ///
  /// A span that begins inside a character means the character.
  func columns(of span: Range<Int>) -> Range<Int> {
    let isPastEnd = span.lowerBound >= end
    let first = isPastEnd ? width : cells.last { $0.offset <= span.lowerBound }?.columns.lowerBound ?? 0
    let last = cells.first { $0.offset >= span.upperBound }?.columns.lowerBound ?? width
    return first..<max(first + 1, last)
  }

  /// The columns to show so that `span` can be seen, beginning and ending between characters.
  func window(around span: Range<Int>) -> Range<Int> {
    if fits { return 0..<width }
    // A span that is itself too long shows its beginning, with some of what stands before it.
    let before = max(20, (Self.windowWidth - span.count) / 2)
    let wanted = min(max(0, span.lowerBound - before), width - Self.windowWidth)
    let start = cells.first { $0.columns.lowerBound >= wanted }?.columns.lowerBound ?? 0
    let end = cells.last { $0.columns.upperBound <= start + Self.windowWidth }?.columns.upperBound ?? width
    return start..<max(start, end)
  }

  /// The text in a window, with `…` at a side where something is left out.
  func text(in window: Range<Int>) -> String {
    var text = window.lowerBound > 0 ? "…" : ""
    for cell in cells where window.lowerBound <= cell.columns.lowerBound && cell.columns.upperBound <= window.upperBound
    {
      text += cell.text
    }
    return window.upperBound < width ? text + "…" : text
  }
}
