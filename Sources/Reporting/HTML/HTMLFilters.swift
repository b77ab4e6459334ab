import Diagnostics

/// The form that says what of a page is shown.
struct HTMLFilters {
  private let index: HTMLIndex

  init(_ index: HTMLIndex) {
    self.index = index
  }

  /// Writes the form, which is of no use without the script, and so is hidden until that runs.
  func write(to html: inout XMLWriter) {
    html.element("form", [("id", "filters"), ("role", "search"), ("hidden", "")]) { html in
      field("Search", &html) { html in
        html.element(
          "input",
          [
            ("type", "search"), ("name", "q"), ("placeholder", "path, rule or words"), ("autocomplete", "off"),
            ("accesskey", "s"),
          ])
      }
      select("severity", "Severity", Severity.allCases.reversed().map(\.rawValue), &html)
      select("rule", "Rule", index.rules, &html)
      select("team", "Team", index.teams, &html)
      select("kind", "Kind", ["pipeline", "schedule", "repository"], &html)
      check("closed", "also suppressed", &html)
      check("all", "also without findings", &html)
      html.element("button", [("type", "reset")], text: "Clear filters")
    }
    html.endLine()
  }

  private func field(_ name: String, _ html: inout XMLWriter, content: (inout XMLWriter) -> Void) {
    html.element("label") { html in
      html.element("span", text: name)
      content(&html)
    }
  }

  private func select(_ name: String, _ label: String, _ values: [String], _ html: inout XMLWriter) {
    field(label, &html) { html in
      html.element("select", [("name", name)]) { html in
        html.element("option", [("value", "")], text: "any")
        for value in values { html.element("option", [("value", value)], text: value) }
      }
    }
  }

  private func check(_ name: String, _ label: String, _ html: inout XMLWriter) {
    html.element("label", [("class", "check")]) { html in
      html.element("input", [("type", "checkbox"), ("name", name), ("value", "1")])
      html.element("span", text: label)
    }
  }
}
