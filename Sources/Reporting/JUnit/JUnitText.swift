import Diagnostics

/// Puts findings into the texts of a JUnit report, each complete in itself.
struct JUnitText {
  /// The most scalars of a `message` attribute, which readers show in lists.
  static let longestMessage = 1_000
  /// The most scalars of a text, far below where Jenkins cuts (100,000) but with room for some twenty findings.
  static let longestText = 10_000

  private var lines = LineTables()
  private let options: ReportOptions

  init(_ options: ReportOptions) {
    self.options = options
  }

  /// The findings of a test that fails.
  ///
  /// A type that is a bare word could be one that Rails' XML reader, and GitLab with it, takes as an instruction: `yaml`
  /// or `symbol` reject the whole report. Ids of two words or more are none.
  mutating func problem(_ findings: [Finding], type: String) -> JUnitCase.Problem {
    let message = findings.first.map { visible($0.message) } ?? ""
    let more = findings.count > 1 ? " (+\(findings.count - 1) more)" : ""
    return JUnitCase.Problem(
      message: Self.capped(message, Self.longestMessage - more.count) + more,
      type: type.contains("-") ? type : "kfplint.\(type)",
      text: Self.list(findings.map { entry($0) }))
  }

  /// Why findings do not count, a line for each.
  mutating func reasons(_ findings: [Finding]) -> String {
    var reasons: [String] = []
    for finding in findings {
      guard let suppression = finding.suppression else { continue }
      let reason = FindingSentences.suppression(suppression)
      reasons.append("\(reason) (\(lines.text(of: finding.location)): \(visible(finding.message)))")
    }
    return Self.list(reasons)
  }

  /// A finding with all that belongs to it, on lines of their own.
  mutating func entry(_ finding: Finding) -> String {
    let head = "\(finding.severity.rawValue)[\(finding.rule)]: \(visible(finding.message))"
    var entry = ["\(lines.text(of: finding.location)): \(head)"]
    let places = FindingPlaces(finding)
    for part in places.parts.prefix(1) { entry += PlainSnippet.lines(part, finding.severity, &lines) }
    for related in finding.related
    where related.location.place.map({ $0.file !== finding.location.place?.file }) ?? true {
      entry.append("\(lines.text(of: related.location)): note: \(visible(related.message))")
    }
    entry += FindingSentences.remarks(finding, withLabel: finding.location.place == nil)
    entry.append("rule: \(options.reading(ofRule: finding.rule))")
    return entry.joined(separator: "\n  ")
  }

  /// The file and the line of the first finding.
  mutating func place(of findings: [Finding]) -> (file: String, line: Int?)? {
    guard let location = findings.first?.location else { return nil }
    let line = location.place.map { lines[$0.file].position(of: $0.span.range.lowerBound).line }
    return ("\(options.pathFromTop(location.path))", line)
  }

  /// As many entries as there is room for, and how many are left out.
  static func list(_ entries: [String]) -> String {
    var told: [String] = []
    var room = longestText
    for entry in entries {
      let size = entry.unicodeScalars.count + 1
      if !told.isEmpty, size > room {
        told.append("… and \(entries.count - told.count) more")
        break
      }
      told.append(capped(entry, longestText))
      room -= size
    }
    return told.joined(separator: "\n")
  }

  /// The text, or its beginning and `…` if it is longer than `limit` scalars.
  static func capped(_ text: String, _ limit: Int) -> String {
    guard text.unicodeScalars.count > limit else { return text }
    return String(text.unicodeScalars.prefix(limit - 1)) + "…"
  }
}
