import Diagnostics

/// Writes a Code Quality report, which GitLab shows in a merge request and beside the changed lines.
///
/// The members are those that GitLab reads (its documentation, "Code Quality report format"): a description, the name of
/// the check, a fingerprint, a severity, and a path from the repository's top with a line. Suppressed findings are left
/// out, since there is no word for them. Without a finding it is an empty list.
struct GitLabReporter: Reporter {
  let options: ReportOptions

  /// One problem.
  private struct Issue: Encodable {
    let description: String
    let checkName: String
    let fingerprint: String
    let severity: String
    let location: Place

    private enum CodingKeys: String, CodingKey {
      case description
      case checkName = "check_name"
      case fingerprint, severity, location
    }
  }

  private struct Place: Encodable {
    let path: String
    let lines: Lines
  }

  private struct Lines: Encodable {
    let begin: Int
    let end: Int
  }

  func report(_ outcome: Outcome) -> FormattedReport {
    var lines = LineTables()
    var seen: [String: Int] = [:]
    var issues = outcome.openFindings.map { finding in
      let region = lines.region(of: finding.location)
      return Issue(
        description: FindingSentences.all(finding), checkName: finding.rule,
        fingerprint: unique(finding.fingerprint, &seen), severity: severity(finding.severity),
        location: place(finding.location.path, region))
    }
    for unit in outcome.unexplainedUnits {
      guard let sentence = FindingSentences.unreadable(unit) else { continue }
      issues.append(
        Issue(
          description: "\(unit.path) \(sentence)", checkName: "unreadable",
          fingerprint: unique("unreadable:\(unit.kind.rawValue):\(options.pathFromTop(unit.path))", &seen),
          severity: "blocker", location: place(unit.path, nil)))
    }
    return FormattedReport(JSONValue(encoding: issues).text)
  }

  /// A fingerprint that no other issue has: GitLab shows one of those that have the same.
  private func unique(_ fingerprint: String, _ seen: inout [String: Int]) -> String {
    seen[fingerprint, default: 0] += 1
    return seen[fingerprint].flatMap { $0 > 1 ? "\(fingerprint)-\($0)" : nil } ?? fingerprint
  }

  /// Where there is no line, GitLab wants one all the same.
  private func place(_ path: Path, _ region: Region?) -> Place {
    Place(
      path: "\(options.pathFromTop(path))",
      lines: Lines(begin: region?.start.line ?? 1, end: region?.end.line ?? 1))
  }

  private func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "critical"
    case .warning: "minor"
    case .info: "info"
    }
  }
}
