import Diagnostics

/// What the changes that a page is about make of the pipelines that they touch.
struct HTMLComparison {
  private let comparisons: [ReportedComparison]

  /// The most lines of all pipelines together that are shown before one asks for them.
  private static let mostLines = 60

  /// The comparisons of all pipelines that are touched.
  init(_ comparisons: [ReportedComparison]) { self.comparisons = comparisons }

  /// Writes the comparisons as a section.
  func write(to html: inout XMLWriter) {
    html.element("section", [("id", "comparison"), ("class", "comparison"), ("aria-labelledby", "comparison-name")]) {
      html in
      html.element("h2", [("id", "comparison-name")], text: "What changes in the pipelines")
      let isShort = comparisons.reduce(0) { $0 + 1 + $1.lines.count } <= Self.mostLines
      for comparison in comparisons {
        html.element("details", isShort ? [("open", "")] : []) { html in
          html.element("summary") { html in
            html.element("span", [("class", "path")], text: comparison.path)
            html.text(": \(comparison.outcome)")
          }
          if !comparison.lines.isEmpty { write(comparison.lines, &html) }
        }
      }
    }
    html.endLine()
  }

  private func write(_ lines: [ReportedComparison.Line], _ html: inout XMLWriter) {
    html.element("pre", [("tabindex", "0")]) { html in
      for line in lines {
        for part in line {
          switch part.role {
          case .added: html.element("ins", text: part.text)
          case .removed: html.element("del", text: part.text)
          case .emphasis: html.element("strong", text: part.text)
          case .gutter, .severity, .weight, nil: html.text(part.text)
          }
        }
        html.text("\n")
      }
    }
  }
}
