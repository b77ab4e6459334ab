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
    let points = trend.points
    guard let first = points.first, let last = points.last else {
      text = ""
      return
    }
    func words(_ point: Trend.Point) -> String {
      point.commit.prefix(7) + (point.time.map { " (\($0.prefix(10)))" } ?? "")
    }
    var text =
      points.count == 1
      ? "1 commit: \(words(first))\n" : "\(points.count) commits from \(words(first)) to \(words(last))\n"
    let severities = Severity.allCases.reversed().map { severity in
      (name: "\(severity.rawValue)s", counts: points.map { $0.summary.open[severity, default: 0] })
    }
    let known = ("in the baseline", points.map(\.summary.baselined))
    let suppressed = ("suppressed", points.map(\.summary.suppressed))
    let tables = [
      ("", severities + [suppressed, known].filter { $0.1.contains { $0 > 0 } }),
      ("by rule", Self.rows(points.map(\.rules))), ("by folder", Self.rows(points.map(\.folders))),
    ]
    let shown = tables.map { ($0.0, Array($0.1.prefix(Self.mostRows)), $0.1.count) }
    let names = shown.flatMap(\.1).map(\.name)
    let nameWidth = names.map { Self.width($0) }.max() ?? 0
    let numbers = shown.flatMap(\.1).map { Self.change($0.counts, options.isASCII).count }.max() ?? 0
    let room = max(10, (options.width ?? Self.usualWidth) - nameWidth - numbers - 6)
    let step = (points.count + room - 1) / room
    if step > 1 { text += "each column stands for \(step) commits, and shows the last of them\n" }
    let paint = Paint(isOn: options.color)
    for (title, rows, count) in shown where !rows.isEmpty {
      text += "\n" + (title.isEmpty ? "" : paint(title, .emphasis) + "\n")
      for row in rows {
        let padding = String(repeating: " ", count: nameWidth - Self.width(row.name))
        let line = Sparkline(row.counts, step: step, isASCII: options.isASCII).text
        text += "  \(visible(row.name))\(padding)  \(line)  \(Self.change(row.counts, options.isASCII))\n"
      }
      if count > rows.count { text += "  and \(count - rows.count) more\n" }
    }
    self.text = options.isASCII ? ASCIIText.of(text) : text
  }

  /// The rows of a table, the ones with the most findings now first.
  private static func rows(_ points: [[String: [Severity: Int]]]) -> [(name: String, counts: [Int])] {
    Set(points.flatMap(\.keys)).map { name in
      (name: name, counts: points.map { $0[name]?.values.reduce(0, +) ?? 0 })
    }.sorted { left, right in
      (right.counts.last ?? 0, right.counts.max() ?? 0, left.name) < (
        left.counts.last ?? 0, left.counts.max() ?? 0, right.name
      )
    }
  }

  private static func change(_ counts: [Int], _ isASCII: Bool) -> String {
    let (first, last) = (counts.first ?? 0, counts.last ?? 0)
    return first == last ? "\(last)" : "\(first) \(isASCII ? "->" : "→") \(last)"
  }

  private static func width(_ name: String) -> Int { visible(name).unicodeScalars.reduce(0) { $0 + $1.displayWidth } }
}

/// Numbers as a row of bars, the greatest of them a full one.
struct Sparkline {
  private static let blocks = Array("▁▂▃▄▅▆▇█")
  private static let signs = Array("_.:-=+*#")

  let text: String

  /// A bar for the last of each `step` numbers; an empty one means 0.
  init(_ counts: [Int], step: Int = 1, isASCII: Bool = false) {
    let bars = isASCII ? Self.signs : Self.blocks
    let most = max(1, counts.max() ?? 0)
    // The last column is the last commit, so that the first one may stand for fewer.
    let offset = (counts.count - 1) % step
    text = String(
      stride(from: offset, to: counts.count, by: step).map { index in
        counts[index] == 0 ? bars[0] : bars[max(1, (counts[index] * (bars.count - 1) + most - 1) / most)]
      })
  }
}
