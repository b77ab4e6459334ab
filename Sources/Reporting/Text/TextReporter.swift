import Diagnostics

/// Writes for people: each problem in a block with its lines of the file, and a closing line.
struct TextReporter {
  let options: ReportOptions

  func report(_ outcome: Outcome) -> FormattedReport {
    let findings = outcome.openFindings
    let folded = options.folding ? FoldedFinding.fold(findings) : findings.map { FoldedFinding(finding: $0) }
    let wording = UnitWording(outcome)
    let paint = Paint(isOn: options.color)

    var text = ""
    var lines = LineTables()
    for finding in folded {
      FindingBlock(paint: paint, wording: wording).write(finding, to: &text, &lines)
      text += "\n"
    }
    for unit in outcome.unexplainedUnits {
      guard case .unreadable(let problem) = unit.status else { continue }
      text += paint("error", .severity(.error)) + paint(": could not read \(unit.path)", .emphasis) + "\n"
      text += "  " + paint("=", .gutter) + " " + paint("note", .emphasis) + ": \(visible(problem))\n\n"
    }
    return FormattedReport(text + closingLine(outcome, wording, paint) + "\n")
  }

  /// What was found in how much, such as `error: 1 error, 2 warnings in 3 pipelines; 1 suppressed`.
  private func closingLine(_ outcome: Outcome, _ wording: UnitWording, _ paint: Paint) -> String {
    let summary = Summary(outcome)
    let counts = Severity.allCases.reversed().compactMap { severity in
      summary.open[severity].map { counted($0, severity.rawValue) }
    }
    let worst = outcome.unexplainedUnits.isEmpty ? summary.open.keys.max() : .error
    let checked = wording.checkedUnits
    if worst == nil, checked == nil { return "nothing to check: " + reasonForNothing(outcome) }

    let found = counts.isEmpty ? "no problems" : counts.joined(separator: ", ")
    var parts = [checked.map { "\(found) in \($0)" } ?? (counts.isEmpty ? "nothing was checked" : found)]
    if !outcome.unexplainedUnits.isEmpty { parts.append("\(outcome.unexplainedUnits.count) could not be read") }
    let closed = [
      summary.suppressed > 0 ? "\(summary.suppressed) suppressed" : nil,
      summary.baselined > 0 ? "\(summary.baselined) in the baseline" : nil,
    ]
    parts.append(closed.compactMap(\.self).joined(separator: ", "))
    let line = parts.filter { !$0.isEmpty }.joined(separator: "; ")
    return worst.map { paint($0.rawValue, .severity($0)) + ": " + line } ?? line
  }

  /// Why there was no pipeline and no schedule to look at.
  private func reasonForNothing(_ outcome: Outcome) -> String {
    switch outcome.source.kind {
    case .index, .range:
      outcome.knownUnits == 0 ? "no pipelines or schedules found" : "the change touches no pipeline or schedule"
    case .workTree, .commit, .standardInput: "no pipelines or schedules found"
    }
  }
}
