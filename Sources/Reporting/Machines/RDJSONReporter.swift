import Diagnostics

/// Writes Reviewdog Diagnostic Format as one document, which reviewdog turns into comments on a pull request.
///
/// By `proto/rdf/reviewdog.proto` of reviewdog, columns count bytes of UTF-8 from one, and an end is exclusive.
struct RDJSONReporter: Reporter {
  let options: ReportOptions

  private struct DiagnosticResult: Encodable {
    let source: Source
    let diagnostics: [Diagnostic]
  }

  private struct Source: Encodable {
    let name: String
  }

  private struct Diagnostic: Encodable {
    let message: String
    let location: Place
    let severity: String
    let code: Code
    var suggestions: [Suggestion]?
  }

  /// What is to be written in the place of a range of the same file.
  private struct Suggestion: Encodable {
    let range: Span
    let text: String
  }

  private struct Code: Encodable {
    let value: String
    var url: String?
  }

  private struct Place: Encodable {
    let path: String
    let range: Span?
  }

  private struct Span: Encodable {
    let start: Point
    let end: Point
  }

  private struct Point: Encodable {
    let line: Int
    let column: Int
  }

  func report(_ outcome: Outcome) -> FormattedReport {
    var lines = LineTables()
    var diagnostics = outcome.openFindings.map { finding in
      Diagnostic(
        message: message(finding, &lines), location: place(finding.location, &lines),
        severity: severity(finding.severity),
        code: Code(value: finding.rule, url: options.address(ofRule: finding.rule)),
        suggestions: suggestions(finding, &lines))
    }
    for unit in outcome.unexplainedUnits {
      guard let sentence = FindingSentences.unreadable(unit) else { continue }
      diagnostics.append(
        Diagnostic(
          message: "\(unit.path) \(sentence)", location: place(Location(path: unit.path), &lines), severity: "ERROR",
          code: Code(value: "unreadable")))
    }
    let result = DiagnosticResult(source: Source(name: "kfplint"), diagnostics: diagnostics)
    return FormattedReport(JSONValue(encoding: result).text)
  }

  /// The format has no other places: they are told in the message.
  private func message(_ finding: Finding, _ lines: inout LineTables) -> String {
    let places = finding.related.map { related in
      let start = lines.region(of: related.location).map { ":\($0.start.line):\($0.start.column)" } ?? ""
      return "\(options.pathFromTop(related.location.path))\(start): note: \(visible(related.message))"
    }
    return ([FindingSentences.all(finding)] + places).joined(separator: "\n")
  }

  private func place(_ location: Location, _ lines: inout LineTables) -> Place {
    Place(
      path: "\(options.pathFromTop(location.path))", range: lines.region(of: location).map { span($0) })
  }

  private func span(_ region: Region) -> Span {
    Span(
      start: Point(line: region.start.line, column: region.startByte),
      end: Point(line: region.end.line, column: region.endByte))
  }

  private func suggestions(_ finding: Finding, _ lines: inout LineTables) -> [Suggestion]? {
    guard let replacements = finding.fix?.replacements else { return nil }
    // A suggestion has no path: it is about the file of the diagnostic.
    guard replacements.allSatisfy({ $0.file.path == finding.location.path }) else { return nil }
    return replacements.map { file, place, text in
      Suggestion(range: span(Region(place.range, in: lines[file])), text: text)
    }
  }

  private func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .info: "INFO"
    }
  }
}
