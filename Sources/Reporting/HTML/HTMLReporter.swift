import Diagnostics

/// Writes a page for a browser: one file that needs no network, with everything that was found.
///
/// The overview and the first units stand in the page as they are shown, so that they are there at once and without a script.
/// The other units are stored as text, and a script puts those into the page that are looked for.
struct HTMLReporter: Reporter {
  let options: ReportOptions

  /// How many units are shown at once; the script takes the number from the page.
  static let unitsOnPage = 25

  func report(_ outcome: Outcome) -> FormattedReport {
    let index = HTMLIndex(outcome, options)
    let pictures = HTMLPictures(outcome, index)
    var lines = LineTables()
    var html = XMLWriter(.html)
    html.element("html", [("lang", "en")]) { html in
      writeHead(outcome, to: &html)
      html.element("body") { html in
        html.element("a", [("class", "skip"), ("href", "#units")], text: "Skip to the findings")
        writeHeader(outcome, to: &html)
        html.element("main") { html in
          HTMLOverview(outcome, index, options).write(to: &html)
          for (number, plan) in options.plans.enumerated() { HTMLPlan(plan, id: "plan-\(number)").write(to: &html) }
          if !options.comparisons.isEmpty { HTMLComparison(options.comparisons).write(to: &html) }
          if let trend = options.trend { HTMLTrend(trend).write(to: &html) }
          if pictures.left > 0 {
            let sentence = "\(counted(pictures.left, "pipeline")) without a picture: this page would be too large"
            html.element("p", [("class", "note")], text: sentence)
          }
          HTMLFilters(index).write(to: &html)
          writeUnits(index, pictures, &lines, to: &html)
        }
        writeData(index, pictures, &lines, to: &html)
      }
    }
    return FormattedReport(html.text + "\n")
  }

  private func writeHead(_ outcome: Outcome, to html: inout XMLWriter) {
    html.element("head") { html in
      html.element("meta", [("charset", "utf-8")])
      html.element("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
      html.element("meta", [("name", "color-scheme"), ("content", "light dark")])
      // Whatever went wrong with the escaping, nothing is loaded and nothing is sent.
      html.element(
        "meta",
        [
          ("http-equiv", "Content-Security-Policy"),
          ("content", "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'"),
        ])
      html.element("title", text: "kfplint: \(ClosingSentence(outcome).text)")
      html.element("style", file: EmbeddedFile.reportCSS + EmbeddedFile.diagramCSS)
    }
  }

  private func writeHeader(_ outcome: Outcome, to html: inout XMLWriter) {
    let closing = ClosingSentence(outcome)
    html.element("header") { html in
      html.element("h1", text: "kfplint")
      html.element("p", [("class", "closing \(closing.worst?.rawValue ?? "good")")], text: closing.text)
      var facts = ["kfplint \(outcome.version)", Self.words(for: outcome.source.kind)]
      let isCommit = [.commit, .range].contains(outcome.source.kind)
      if let head = outcome.source.head { facts.append("\(isCommit ? "at" : "after") commit \(Self.short(head))") }
      if let base = outcome.source.base, base != outcome.source.head {
        facts.append("compared with \(Self.short(base))")
      }
      if let time = outcome.source.timestamp { facts.append("committed \(HTMLUnit.words(for: time)) UTC") }
      if !outcome.source.refs.isEmpty { facts.append("pushed to \(RefNames.list(outcome.source.refs.map(\.name)))") }
      html.element("p", [("class", "facts")], text: facts.joined(separator: ", "))
    }
    html.endLine()
  }

  /// As much of a commit's id as people compare.
  private static func short(_ id: String) -> String { String(visible(id).prefix(12)) }

  private static func words(for kind: Outcome.Source.Kind) -> String {
    switch kind {
    case .workTree: "files on disk"
    case .index: "what is staged"
    case .commit: "a commit"
    case .range: "a change"
    case .standardInput: "standard input"
    }
  }

  private func writeUnits(
    _ index: HTMLIndex, _ pictures: HTMLPictures, _ lines: inout LineTables, to html: inout XMLWriter
  ) {
    let shown = index.units.filter(\.isShownAtFirst)
    html.element("h2", [("id", "units"), ("tabindex", "-1")], text: "Findings")
    html.element("p", [("id", "status"), ("role", "status"), ("aria-live", "polite")], text: "")
    html.element("noscript") { html in
      let left = max(0, shown.count - Self.unitsOnPage)
      html.element("p", text: "Without JavaScript there are no filters, and \(left) more with findings are not shown.")
    }
    html.element("div", [("id", "list"), ("data-size", "\(Self.unitsOnPage)")]) { html in
      for unit in shown.prefix(Self.unitsOnPage) {
        HTMLUnit(unit, pictures.picture(of: unit), options).write(&lines, to: &html)
        html.endLine()
      }
    }
    html.element("nav", [("id", "pages"), ("aria-label", "Pages")]) { _ in }
  }

  private func writeData(
    _ index: HTMLIndex, _ pictures: HTMLPictures, _ lines: inout LineTables, to html: inout XMLWriter
  ) {
    var room = Self.unitsOnPage
    for unit in index.units {
      if unit.isShownAtFirst, room > 0 {
        room -= 1
        continue
      }
      let part = XMLWriter.partOfHTML {
        HTMLUnit(unit, pictures.picture(of: unit), options).write(&lines, to: &$0)
      }
      html.storedPart([("id", "part-\(unit.id)")], part)
    }
    html.data([("id", "index")], json: index.json.text)
    html.element("script", file: EmbeddedFile.reportJS)
  }
}
