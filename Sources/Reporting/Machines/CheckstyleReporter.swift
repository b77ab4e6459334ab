import Diagnostics

/// Writes Checkstyle's XML, which Jenkins' Warnings plugin, SonarQube and many editors read.
///
/// A file has an element with an element for each of its problems; what is before the last dot of a problem's `source` is
/// shown as its category, what is after it as its type.
struct CheckstyleReporter: Reporter {
  let options: ReportOptions

  /// A problem, without the file that it is in.
  private typealias Entry = (line: Int, column: Int, severity: String, message: String, rule: String)

  func report(_ outcome: Outcome) -> FormattedReport {
    var lines = LineTables()
    var order: [String] = []
    var files: [String: [Entry]] = [:]
    func add(_ entry: Entry, to path: Path) {
      let name = "\(options.pathFromTop(path))"
      if files[name] == nil { order.append(name) }
      files[name, default: []].append(entry)
    }
    for finding in outcome.openFindings {
      let start = lines.region(of: finding.location)?.start ?? Position(line: 1, column: 1)
      add(
        (start.line, start.column, finding.severity.rawValue, FindingSentences.all(finding), finding.rule),
        to: finding.location.path)
    }
    for unit in outcome.unexplainedUnits {
      guard let sentence = FindingSentences.unreadable(unit) else { continue }
      add((1, 1, "error", sentence, "unreadable"), to: unit.path)
    }

    var xml = XMLWriter()
    xml.element("checkstyle", [("version", "10.0")]) { xml in
      for name in order {
        xml.element("file", [("name", name)]) { xml in
          for entry in files[name] ?? [] { write(entry, to: &xml) }
        }
      }
    }
    return FormattedReport(xml.text)
  }

  private func write(_ entry: Entry, to xml: inout XMLWriter) {
    let category = options.rules[entry.rule].map { "kfplint.\($0.category)" } ?? "kfplint"
    xml.element(
      "error",
      [
        ("line", "\(entry.line)"), ("column", "\(entry.column)"), ("severity", entry.severity),
        ("message", entry.message), ("source", "\(category).\(entry.rule)"),
      ])
  }
}
