import Diagnostics

/// Writes SARIF 2.1.0 (OASIS), as far as code scanning on GitHub and GitLab reads it, and valid against its schema.
///
/// Section numbers are those of the specification.
struct SARIFReporter: Reporter {
  let options: ReportOptions

  /// The most results of a run and the most places of a result that GitHub takes ("SARIF results exceed limits").
  private static let mostResults = 25_000
  private static let mostPlaces = 100

  func report(_ outcome: Outcome) -> FormattedReport {
    let known = options.sarifSuppressed ? outcome.findings : outcome.openFindings
    let listed = known.count <= Self.mostResults ? known : Self.worst(of: known)
    let left = known.count - listed.count
    let ids = Set(listed.map(\.rule)).sorted()
    let indices = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    var lines = LineTables()
    let results = listed.map { result($0, index: indices[$0.rule] ?? -1, &lines) }
    var notifications = outcome.unreadableUnits.compactMap { unit in
      FindingSentences.unreadable(unit).map { sentence in
        SARIFNotification(
          locations: [SARIFLocation(uri: uri(unit.path), region: nil)],
          message: SARIFText("\(unit.path) \(sentence)"), level: "error")
      }
    }
    let note = "sarif: GitHub takes \(Self.mostResults) results; \(left) of the least severe are left out"
    if left > 0 {
      notifications.append(SARIFNotification(locations: nil, message: SARIFText(note), level: "warning"))
    }
    let driver = SARIFDriver(
      name: "kfplint", version: outcome.version, semanticVersion: outcome.version, rules: ids.map { rule($0) })
    let run = SARIFRun(
      tool: SARIFTool(driver: driver),
      invocations: [
        SARIFInvocation(
          toolExecutionNotifications: notifications, executionSuccessful: outcome.unreadableUnits.isEmpty)
      ],
      results: results, columnKind: "unicodeCodePoints")
    let log = SARIFLog(
      schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run])
    return FormattedReport(JSONValue(encoding: log).text, notes: left > 0 ? [note] : [])
  }

  /// As many findings as GitHub takes, the worst before the others, in the order of all reports.
  private static func worst(of findings: [Finding]) -> [Finding] {
    let ranked = findings.indices.sorted { left, right in
      let (first, second) = (findings[left], findings[right])
      return (first.suppression == nil ? 0 : 1, second.severity, left)
        < (second.suppression == nil ? 0 : 1, first.severity, right)
    }
    return ranked.prefix(mostResults).sorted().map { findings[$0] }
  }

  private func rule(_ id: String) -> SARIFRule {
    guard let rule = options.rules[id] else { return SARIFRule(id: id) }
    let page = RulePage(rule.page)
    return SARIFRule(
      id: id,
      shortDescription: SARIFText(rule.summary.prefix(1).uppercased() + rule.summary.dropFirst() + "."),
      fullDescription: SARIFText(page.firstParagraph),
      defaultConfiguration: SARIFConfiguration(
        enabled: rule.severity == nil ? false : nil, level: SARIFLevel.word(rule.severity ?? .warning)),
      helpUri: options.address(ofRule: id),
      help: SARIFHelp(text: page.markdown, markdown: page.markdown),
      properties: SARIFRuleProperties(precision: precision(rule.confidence), tags: ["kubeflow", rule.category]))
  }

  /// GitHub's word for how sure a rule is.
  private func precision(_ confidence: Confidence) -> String {
    switch confidence {
    case .high: "very-high"
    case .medium: "medium"
    case .low: "low"
    }
  }

  private func result(_ finding: Finding, index: Int, _ lines: inout LineTables) -> SARIFResult {
    let place = SARIFLocation(
      uri: uri(finding.location.path), region: region(finding.location, &lines) ?? SARIFRegion(startLine: 1),
      logical: finding.location.place?.pointer)
    var related: [SARIFLocation] = []
    for (number, other) in finding.related.prefix(Self.mostPlaces).enumerated() {
      related.append(
        SARIFLocation(
          id: number + 1, uri: uri(other.location.path), region: region(other.location, &lines),
          message: SARIFText(visible(other.message))))
    }
    return SARIFResult(
      ruleId: finding.rule, ruleIndex: index, level: SARIFLevel.word(finding.severity),
      message: SARIFText(FindingSentences.all(finding)), locations: [place],
      partialFingerprints: SARIFFingerprints(kfplint: finding.fingerprint),
      relatedLocations: related.isEmpty ? nil : related, fixes: fix(finding.fix, &lines).map { [$0] },
      suppressions: options.sarifSuppressed ? finding.suppression.map { [suppression($0)] } ?? [] : nil,
      properties: SARIFResultProperties(
        confidence: finding.confidence.rawValue, unit: "\(options.pathFromTop(finding.unit.path))"))
  }

  private func fix(_ fix: Fix?, _ lines: inout LineTables) -> SARIFFix? {
    guard let fix, let replacements = fix.replacements else { return nil }
    let changes = replacements.map { file, span, text in
      SARIFFix.Change(
        artifactLocation: .init(uri: uri(file.path), uriBaseId: "%SRCROOT%"),
        replacements: [
          .init(deletedRegion: region(Region(span.range, in: lines[file])), insertedContent: .init(text: text))
        ])
    }
    return SARIFFix(description: SARIFText(visible(fix.summary)), artifactChanges: changes)
  }

  private func suppression(_ suppression: Finding.Suppression) -> SARIFSuppression {
    let words = [suppression.reason, suppression.until.map { "until \($0)" }].compactMap(\.self).map { visible($0) }
    return SARIFSuppression(
      kind: suppression.author == .comment ? "inSource" : "external", status: "accepted",
      justification: words.isEmpty ? nil : words.joined(separator: ", "))
  }

  private func region(_ location: Location, _ lines: inout LineTables) -> SARIFRegion? {
    lines.region(of: location).map { region($0) }
  }

  private func region(_ region: Region) -> SARIFRegion {
    SARIFRegion(
      startLine: region.start.line, startColumn: region.start.column, endLine: region.end.line,
      endColumn: region.end.column)
  }

  /// A reference from the repository's top (3.4.3).
  private func uri(_ path: Path) -> String {
    let path = options.pathFromTop(path)
    return path.isTop ? "./" : PercentEncoding.of(SecretSearch.hidden(in: path.bytes))
  }
}
