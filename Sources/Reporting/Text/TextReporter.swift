import Diagnostics

/// Writes for people: each problem in a block with its lines of the file, and a closing line.
struct TextReporter: Reporter {
  let options: ReportOptions

  func report(_ outcome: Outcome) -> FormattedReport {
    let findings = outcome.openFindings
    let folded = options.folding ? FoldedFinding.fold(findings) : findings.map { FoldedFinding(finding: $0) }
    let wording = UnitWording(outcome)
    let paint = Paint(isOn: options.color)

    var text = ""
    var lines = LineTables()
    if options.statistics { text += Statistics(outcome).text }
    // How to read about a rule is said where it is met first.
    var rules: Set<String> = []
    for finding in options.statistics ? [] : folded {
      FindingBlock(options: options, paint: paint, wording: wording, source: outcome.source)
        .write(finding, tellsRule: rules.insert(finding.finding.rule).inserted, to: &text, &lines)
      text += "\n"
    }
    for unit in outcome.unexplainedUnits {
      guard case .unreadable(let problem) = unit.status else { continue }
      text += paint("error", .severity(.error)) + paint(": could not read \(unit.path)", .emphasis) + "\n"
      text += "  " + paint("=", .gutter) + " " + paint("note", .emphasis) + ": \(visible(problem))\n\n"
    }
    let closing = ClosingSentence(outcome)
    let word = closing.worst.map { paint($0.rawValue, .severity($0)) + ": " } ?? ""
    text += word + closing.text + "\n"
    return FormattedReport(options.isASCII ? ASCIIText.of(text) : text)
  }
}
