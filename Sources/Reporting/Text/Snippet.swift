import Diagnostics

/// Lines of one file with the places of a finding underlined.
struct Snippet {
  /// A place to underline.
  struct Mark {
    let span: Range<Int>
    let label: String?
    /// The finding's own place is underlined with `^`, others with `-`.
    let isPrimary: Bool
  }

  /// A window that is narrower shows nothing of what is around a place.
  private static let leastWindowWidth = 40

  private let lines: LineTable
  private let marks: [(start: Position, mark: Mark)]

  /// The snippet of a file that shows the places.
  init(_ lines: LineTable, _ marks: [Mark]) {
    self.lines = lines
    self.marks = marks.enumerated()
      .map { (lines.position(of: $1.span.lowerBound), $0, $1) }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
      .map { (start: $0.0, mark: $0.2) }
  }

  /// The greatest line number that is printed.
  var lastLine: Int { marks.last?.start.line ?? 1 }

  /// The snippet as rows to put beside a gutter, no wider than `width` columns if that is given.
  func rows(_ paint: Paint, _ severity: Severity, width: Int? = nil) -> [Row] {
    // At either side of a window there may be a sign that something is left out.
    let windowWidth = width.map { max(Self.leastWindowWidth, $0 - 2) } ?? DisplayLine.usualWindowWidth
    var rows: [Row] = []
    var shown: (line: Int, display: DisplayLine)?
    for (start, mark) in marks {
      if let line = shown?.line { rows += gap(from: line, to: start.line, windowWidth) }
      let display =
        shown.flatMap { $0.line == start.line && $0.display.isWhole ? $0.display : nil }
        ?? DisplayLine(lines.line(start.line), around: mark.span.lowerBound, windowWidth: windowWidth)
      let columns = display.columns(of: mark.span)
      let window = display.window(around: columns)
      // A long line is printed again for each of its places, since a window shows one of them.
      if shown?.line != start.line || !display.fits {
        rows.append(Row(.line(start.line), display.text(in: window)))
      }
      let under = underline(mark, columns, in: window, of: display, start, width: width)
      let role: Paint.Role = mark.isPrimary ? .severity(severity) : .gutter
      rows += under.map { Row(.none, String(repeating: " ", count: $0.indent) + paint($0.text, role)) }
      shown = (start.line, display)
    }
    return rows
  }

  /// What stands between two marked lines: nothing, the only line there, or dots.
  private func gap(from line: Int, to next: Int, _ windowWidth: Int) -> [Row] {
    if next - line == 2 {
      let bytes = lines.line(line + 1)
      let display = DisplayLine(bytes, around: bytes.startIndex, windowWidth: windowWidth)
      return [Row(.line(line + 1), display.text(in: display.window(around: 0..<1)))]
    }
    return next - line > 2 ? [Row(.dots, "")] : []
  }

  /// The signs below a place and its label, each with the columns before it; in two rows where one would be too wide.
  private func underline(
    _ mark: Mark, _ columns: Range<Int>, in window: Range<Int>, of display: DisplayLine, _ start: Position, width: Int?
  ) -> [(indent: Int, text: String)] {
    let indent = columns.lowerBound - window.lowerBound + (display.hasMark(before: window) ? 1 : 0)
    let visibleEnd = max(columns.lowerBound + 1, min(columns.upperBound, window.upperBound))
    var signs = String(repeating: mark.isPrimary ? "^" : "-", count: visibleEnd - columns.lowerBound)

    let lastLine = self.lastLine(of: mark.span)
    if columns.upperBound > visibleEnd || lastLine > start.line { signs += "…" }
    var words = mark.label.map { [visible($0)] } ?? []
    if lastLine > start.line { words.append("(to line \(lastLine))") }
    guard !words.isEmpty else { return [(indent, signs)] }
    let label = words.joined(separator: " ")
    let labelWidth = label.unicodeScalars.reduce(0) { $0 + $1.displayWidth }
    if let width, indent + signs.count + 1 + labelWidth > width {
      return [(indent, signs), (max(0, min(indent, width - labelWidth)), label)]
    }
    return [(indent, signs + " " + label)]
  }

  /// The line of a span's last byte; a line feed belongs to the line it ends.
  private func lastLine(of span: Range<Int>) -> Int {
    lines.position(of: max(span.lowerBound, span.upperBound - 1)).line
  }
}

extension Snippet {
  /// One row of a snippet.
  struct Row {
    /// What stands in the gutter.
    enum Gutter {
      case line(Int)
      case dots
      case none

      /// The gutter with its bar, for line numbers of at most `width` digits.
      func text(width: Int) -> String {
        let blank = String(repeating: " ", count: width)
        return switch self {
        case .line(let number): blank.dropLast("\(number)".count) + "\(number) |"
        case .none: blank + " |"
        case .dots: "..."
        }
      }
    }

    let gutter: Gutter
    let text: String

    init(_ gutter: Gutter, _ text: String) {
      self.gutter = gutter
      self.text = text
    }
  }
}
