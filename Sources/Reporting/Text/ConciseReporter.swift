import Diagnostics

/// Writes a line per problem, in the form that editors and compilers share: `path:line:column: error[rule] message`.
struct ConciseReporter: Reporter {
  func report(_ outcome: Outcome) -> FormattedReport {
    var lines = LineTables()
    var text = ""
    for finding in outcome.openFindings {
      text += lines.text(of: finding.location)
      text += ": \(finding.severity.rawValue)[\(finding.rule)] \(visible(finding.message))"
      text += finding.refs.isEmpty ? "\n" : " (pushed to \(RefNames.list(finding.refs)))\n"
    }
    for unit in outcome.unexplainedUnits {
      guard case .unreadable(let problem) = unit.status else { continue }
      text += "\(unit.path): error: could not be read: \(visible(problem))\n"
    }
    return FormattedReport(text)
  }
}
