import Diagnostics

/// A unit of a page: its findings, its picture, and its jobs.
struct HTMLUnit {
  private let unit: HTMLIndex.Unit
  private let picture: String?
  private let options: ReportOptions

  /// A unit, and its picture if there is one.
  init(_ unit: HTMLIndex.Unit, _ picture: String?, _ options: ReportOptions) {
    self.unit = unit
    self.picture = picture
    self.options = options
  }

  /// Writes the unit as an `article`.
  func write(_ lines: inout LineTables, to html: inout XMLWriter) {
    html.element("article", [("id", unit.id), ("aria-labelledby", "\(unit.id)-name")]) { html in
      html.element("h3", [("id", "\(unit.id)-name")]) { html in
        html.element("span", [("class", "path")], text: unit.path)
        html.element("span", [("class", "kind")], text: " \(HTMLIndex.kind(of: unit))")
      }
      if let problem = unit.problem { html.element("p", [("class", "error problem")], text: problem) }
      let counts = DiagramMarks.counts(of: unit.open)
      let closed = unit.findings.count - unit.open.count
      let words = [counts ?? "nothing found", closed > 0 ? "\(closed) suppressed" : nil].compactMap(\.self)
      html.element("p", [("class", "counts")], text: words.joined(separator: "; "))
      if let picture {
        html.element("details", unit.open.isEmpty ? [] : [("open", "")]) { html in
          html.element("summary", text: "Tasks")
          // A picture may be wider than the page, and is then moved with the keys as well.
          html.element("div", [("class", "picture"), ("tabindex", "0"), ("role", "group"), ("aria-label", "Tasks")]) {
            $0.part(picture)
          }
        }
      }
      writeJobs(to: &html)
      guard !unit.findings.isEmpty else { return }
      html.element("ol", [("class", "findings")]) { html in
        for (number, finding) in unit.findings.enumerated() { write(finding, number, &lines, to: &html) }
      }
    }
  }

  /// A time in UTC, `2026-11-23T10:10:00Z`, as people read it.
  static func words(for time: String) -> String {
    visible(time.split { "TZ".contains($0) }.joined(separator: " "))
  }

  private func writeJobs(to html: inout XMLWriter) {
    let jobs = unit.unit.details?.jobs ?? []
    guard let first = jobs.first else { return }
    html.element("div", [("class", "table"), ("tabindex", "0"), ("role", "group"), ("aria-label", "Coming runs")]) {
      html in
      html.element("table") { html in
        html.element("caption", text: "The runs after \(Self.words(for: first.start))")
        html.element("tr") { html in
          for name in ["job", "when", "runs (UTC)"] { html.element("th", [("scope", "col")], text: name) }
        }
        for job in jobs {
          html.element("tr") { html in
            html.element(
              "td", text: (job.name.isEmpty ? "(no name)" : job.name) + (job.isEnabled == false ? " (not enabled)" : "")
            )
            html.element("td", text: job.problem ?? job.timing ?? "")
            html.element(
              "td", text: job.runs.isEmpty ? "none" : job.runs.map { Self.words(for: $0) }.joined(separator: ", "))
          }
        }
      }
    }
  }

  private func write(_ finding: Finding, _ number: Int, _ lines: inout LineTables, to html: inout XMLWriter) {
    let state = finding.suppression == nil ? finding.severity.rawValue : "closed"
    html.element("li", [("class", "finding \(state)"), ("data-number", "\(number)")]) { html in
      html.element("p", [("class", "message")]) { html in
        html.element("strong", text: finding.severity.rawValue)
        html.text(" ")
        html.element("code") { html in
          guard let address = options.address(ofRule: finding.rule) else { return html.text(finding.rule) }
          html.element("a", [("href", address), ("rel", "noreferrer")], text: finding.rule)
        }
        html.text(" \(visible(finding.message))")
      }
      if let suppression = finding.suppression {
        html.element("p", [("class", "reason")], text: FindingSentences.suppression(suppression))
      }
      let places = FindingPlaces(finding)
      for part in places.parts {
        html.element("p", [("class", "place")]) { html in
          html.element("code", text: lines.text(of: part.location, from: options.pathFromTop))
        }
        if part.place != nil {
          let snippet = PlainSnippet.lines(part, finding.severity, &lines).joined(separator: "\n")
          html.element("pre", [("tabindex", "0")], text: snippet)
        }
      }
      let remarks =
        finding.related.filter { $0.location.place == nil }
        .map { "note: \(lines.text(of: $0.location, from: options.pathFromTop)): \(visible($0.message))" }
        + FindingSentences.remarks(finding, withLabel: finding.location.place == nil)
      if !remarks.isEmpty {
        html.element("ul", [("class", "remarks")]) { html in
          for remark in remarks { html.element("li", text: remark) }
        }
      }
    }
  }
}
