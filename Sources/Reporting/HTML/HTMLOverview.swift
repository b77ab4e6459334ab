import Diagnostics

/// The tables at the top of a page: how much was found of what kind, by which rule, and where.
struct HTMLOverview {
  private let outcome: Outcome
  private let index: HTMLIndex
  private let options: ReportOptions

  /// The most rows of a table that are shown before one asks for more.
  private static let shortTable = 10

  init(_ outcome: Outcome, _ index: HTMLIndex, _ options: ReportOptions) {
    self.outcome = outcome
    self.index = index
    self.options = options
  }

  /// Writes the tables.
  func write(to html: inout XMLWriter) {
    html.element("section", [("class", "overview"), ("aria-label", "Overview")]) { html in
      html.element("ul", [("class", "totals")]) { html in
        let summary = Summary(outcome)
        for severity in Severity.allCases.reversed() {
          let count = summary.open[severity] ?? 0
          total(
            counted(count, severity.rawValue), "#severity=\(severity.rawValue)", count > 0 ? severity.rawValue : "",
            &html)
        }
        let kinds = index.units.map { HTMLIndex.kind(of: $0) }
        for kind in ["pipeline", "schedule"] {
          total(counted(kinds.count { $0 == kind }, kind), "#all=1&kind=\(kind)", "", &html)
        }
      }
      let open = outcome.openFindings
      guard !open.isEmpty else { return }
      html.element("div", [("class", "tables")]) { html in
        table("By rule", "rule", Dictionary(grouping: open, by: \.rule), &html) { options.rules[$0]?.summary }
        let teams = Dictionary(
          index.units.map { ($0.unit.id, $0.team) }, uniquingKeysWith: { first, _ in first })
        table("By team", "team", Dictionary(grouping: open) { teams[$0.unit] ?? "" }, &html) { _ in nil }
      }
    }
    html.endLine()
  }

  private func total(_ text: String, _ address: String, _ name: String, _ html: inout XMLWriter) {
    html.element("li") { html in html.element("a", [("href", address), ("class", name)], text: text) }
  }

  private func table(
    _ title: String, _ key: String, _ groups: [String: [Finding]], _ html: inout XMLWriter,
    explanation: (String) -> String?
  ) {
    let rows = groups.map { (name: $0.key, worst: $0.value.map(\.severity).max() ?? .info, findings: $0.value) }
      .sorted { left, right in
        if left.worst != right.worst { return left.worst > right.worst }
        return left.findings.count != right.findings.count
          ? left.findings.count > right.findings.count : left.name < right.name
      }
    func write(_ rows: ArraySlice<(name: String, worst: Severity, findings: [Finding])>, _ html: inout XMLWriter) {
      html.element("table") { html in
        html.element("tr") { html in
          for name in [key] + Severity.allCases.reversed().map({ "\($0.rawValue)s" }) {
            html.element("th", [("scope", "col")], text: name)
          }
        }
        for row in rows {
          html.element("tr") { html in
            html.element("th", [("scope", "row")]) { html in
              html.element("a", [("href", "#\(key)=\(PercentEncoding.of(Array(row.name.utf8)))")], text: row.name)
              if let words = explanation(row.name) { html.element("span", [("class", "explanation")], text: words) }
            }
            for severity in Severity.allCases.reversed() {
              let count = row.findings.count { $0.severity == severity }
              html.element("td", count > 0 ? [("class", severity.rawValue)] : [], text: count > 0 ? "\(count)" : "–")
            }
          }
        }
      }
    }
    html.element("section") { html in
      html.element("h2", text: title)
      write(rows.prefix(Self.shortTable), &html)
      let more = rows.dropFirst(Self.shortTable)
      guard !more.isEmpty else { return }
      html.element("details") { html in
        html.element("summary", text: "\(more.count) more")
        write(more, &html)
      }
    }
  }
}
