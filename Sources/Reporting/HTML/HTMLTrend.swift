import Diagnostics

/// How many findings there were at each of the last commits, as bars that stand above each other.
struct HTMLTrend {
  private let trend: Trend
  private let columns: TrendColumns

  /// The most bars of a chart: more of them are thinner than a line.
  static let mostBars = 120
  /// The most rows of a table that are shown before one asks for more.
  private static let shortTable = 5

  init(_ trend: Trend) {
    self.trend = trend
    columns = TrendColumns(trend.points.count, most: Self.mostBars)
  }

  /// Writes the charts, and the numbers in them as a table for those who do not see bars.
  func write(to html: inout XMLWriter) {
    html.element("section", [("id", "trend"), ("aria-labelledby", "trend-name")]) { html in
      html.element("h2", [("id", "trend-name")], text: "Trend")
      html.element(
        "p", [("class", "facts")], text: [trend.extent, columns.note].compactMap(\.self).joined(separator: "; "))
      let tables = TrendTable.all(of: trend)
      if tables.allSatisfy(\.rows.isEmpty) { html.element("p", text: "Nothing was found at any of them.") }
      for table in tables where !table.rows.isEmpty {
        let (first, rest) = (table.rows.prefix(Self.shortTable), table.rows.dropFirst(Self.shortTable))
        charts(table.title, first, &html)
        guard !rest.isEmpty else { continue }
        html.element("details") { html in
          html.element("summary", text: "\(rest.count) more \(table.title)")
          charts(table.title, rest, &html)
        }
      }
      numbers(&html)
    }
    html.endLine()
  }

  private func charts(_ title: String, _ rows: ArraySlice<TrendTable.Row>, _ html: inout XMLWriter) {
    html.element("table", [("class", title.isEmpty ? "trend totals-trend" : "trend")]) { html in
      html.element("caption", text: title.isEmpty ? "in all" : title)
      for row in rows {
        html.element("tr") { html in
          html.element("th", [("scope", "row")], text: visible(row.name))
          html.element("td") { html in bars(row, &html) }
          html.element("td", [("class", "change")], text: row.change(arrow: "→"))
        }
      }
    }
  }

  /// The bars of a row, which the numbers below say in words.
  private func bars(_ row: TrendTable.Row, _ html: inout XMLWriter) {
    let most = max(1, row.counts.max() ?? 0)
    let count = columns.indices.count
    let attributes = [
      ("class", "bars \(row.severity?.rawValue ?? "")"), ("viewBox", "0 0 \(count * 10) 100"),
      ("preserveAspectRatio", "none"), ("aria-hidden", "true"), ("focusable", "false"),
      // Few bars stay narrow, so that they look like bars.
      ("style", "max-width: \(count * 24)px"),
    ]
    html.element("svg", attributes) { html in
      for (column, index) in columns.indices.enumerated() {
        // Something that is there is seen, as little as it may be.
        let height = row.counts[index] == 0 ? 1 : max(4, row.counts[index] * 100 / most)
        let place = [
          ("class", row.counts[index] == 0 ? "none" : ""), ("x", "\(column * 10 + 1)"), ("y", "\(100 - height)"),
          ("width", "8"), ("height", "\(height)"),
        ]
        html.element("rect", place) { html in
          html.element("title", text: "\(trend.points[index].words): \(row.counts[index]) \(visible(row.name))")
        }
      }
    }
  }

  private func numbers(_ html: inout XMLWriter) {
    let hasUnread = columns.indices.contains { trend.points[$0].unread > 0 }
    html.element("details") { html in
      html.element("summary", text: "Numbers")
      html.element("div", [("class", "table"), ("tabindex", "0"), ("role", "group"), ("aria-label", "Numbers")]) {
        html in
        html.element("table") { html in
          html.element("caption", text: "The findings at each commit, the latest first")
          html.element("tr") { html in
            let names = ["commit"] + Severity.allCases.reversed().map { "\($0.rawValue)s" }
            for name in names + ["suppressed", "in the baseline"] + (hasUnread ? ["not read"] : []) {
              html.element("th", [("scope", "col")], text: name)
            }
          }
          for index in columns.indices.reversed() { row(trend.points[index], hasUnread, &html) }
        }
      }
    }
  }

  private func row(_ point: Trend.Point, _ hasUnread: Bool, _ html: inout XMLWriter) {
    html.element("tr") { html in
      html.element("th", [("scope", "row")], text: visible(point.words))
      for severity in Severity.allCases.reversed() {
        html.element("td", text: "\(point.summary.open[severity, default: 0])")
      }
      html.element("td", text: "\(point.summary.suppressed)")
      html.element("td", text: "\(point.summary.baselined)")
      if hasUnread { html.element("td", [("class", point.unread > 0 ? "error" : "")], text: "\(point.unread)") }
    }
  }
}
