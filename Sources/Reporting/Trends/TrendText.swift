import Diagnostics

/// Shows a trend to people: a line for each severity, rule and folder, with a column for each commit.
public struct TrendText {
  /// The most rows of a table; programs get all.
  static let mostRows = 20
  /// How many columns a line has where no terminal says it.
  private static let usualWidth = 80

  /// The table.
  public let text: String

  /// Shows a trend, no wider than the terminal that the options are about.
  public init(_ trend: Trend, options: ReportOptions) {
    guard !trend.points.isEmpty else {
      text = ""
      return
    }
    var text = trend.extent + "\n"
    let tables = TrendTable.all(of: trend)
    let arrow = options.isASCII ? "->" : "→"
    let shown = tables.flatMap { $0.rows.prefix(Self.mostRows) }
    let nameWidth = shown.map { Self.width($0.name) }.max() ?? 0
    let numbers = shown.map { $0.change(arrow: arrow).count }.max() ?? 0
    let columns = TrendColumns(
      trend.points.count, most: max(10, (options.width ?? Self.usualWidth) - nameWidth - numbers - 6))
    if let note = columns.note { text += note + "\n" }
    let paint = Paint(isOn: options.color)
    for table in tables where !table.rows.isEmpty {
      text += "\n" + (table.title.isEmpty ? "" : paint(table.title, .emphasis) + "\n")
      for row in table.rows.prefix(Self.mostRows) {
        let padding = String(repeating: " ", count: nameWidth - Self.width(row.name))
        let line = Sparkline(row.counts, columns, isASCII: options.isASCII).text
        text += "  \(visible(row.name))\(padding)  \(line)  \(row.change(arrow: arrow))\n"
      }
      if table.rows.count > Self.mostRows { text += "  and \(table.rows.count - Self.mostRows) more\n" }
    }
    self.text = options.isASCII ? ASCIIText.of(text) : text
  }

  private static func width(_ name: String) -> Int { visible(name).unicodeScalars.reduce(0) { $0 + $1.displayWidth } }
}

/// Numbers as a row of bars, the greatest of them a full one.
struct Sparkline {
  private static let blocks = Array("▁▂▃▄▅▆▇█")
  private static let signs = Array("_.:-=+*#")

  let text: String

  /// A bar for each of the columns; an empty one means 0.
  init(_ counts: [Int], _ columns: TrendColumns, isASCII: Bool = false) {
    let bars = isASCII ? Self.signs : Self.blocks
    let most = max(1, counts.max() ?? 0)
    text = String(
      columns.indices.map { index in
        counts[index] == 0 ? bars[0] : bars[max(1, (counts[index] * (bars.count - 1) + most - 1) / most)]
      })
  }
}
