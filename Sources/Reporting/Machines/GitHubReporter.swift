import Diagnostics

/// Writes workflow commands, from which GitHub makes annotations of the changed lines.
///
/// GitHub takes ten of each level from a step. The others are told as lines of the log, so that nothing is lost. This is
/// the one report whose commands are meant: what comes from a repository is escaped as `actions/runner` unescapes it
/// (`ActionCommand.cs`), and has its own commands broken before.
struct GitHubReporter: Reporter {
  let options: ReportOptions

  /// How many annotations of a level GitHub takes from a step.
  private static let most = 10

  func report(_ outcome: Outcome) -> FormattedReport {
    let open = outcome.openFindings
    let folded = options.folding ? FoldedFinding.fold(open, keepsPlaces: true) : open.map { FoldedFinding(finding: $0) }
    let wording = UnitWording(outcome)
    var lines = LineTables()
    var given: [Severity: Int] = [:]
    var (commands, others) = ("", "")
    for unit in outcome.unexplainedUnits {
      guard let sentence = FindingSentences.unreadable(unit) else { continue }
      given[.error, default: 0] += 1
      let text = "\(unit.path) \(sentence)"
      if given[.error, default: 0] > Self.most {
        others += BuildCommands.broken(in: "error: \(text)\n", as: .visible)
      } else {
        commands += command("error", [("title", "kfplint")], text)
      }
    }
    for entry in folded {
      let finding = entry.finding
      given[finding.severity, default: 0] += 1
      if given[finding.severity, default: 0] > Self.most {
        others += BuildCommands.broken(in: line(entry, wording, &lines), as: .visible)
      } else {
        commands += command(word(finding.severity), properties(finding, &lines), text(entry, wording, &lines))
      }
    }
    let left = Severity.allCases.reversed().compactMap { severity -> String? in
      let more = given[severity, default: 0] - Self.most
      return more > 0 ? counted(more, "more \(severity.rawValue)") : nil
    }
    if !left.isEmpty {
      others =
        "kfplint: GitHub shows \(Self.most) annotations of a level for each step; "
        + "\(left.joined(separator: " and ")) without annotation:\n" + others
    }
    let closing = BuildCommands.broken(in: "kfplint: \(ClosingSentence(outcome).text)\n", as: .visible)
    return FormattedReport(commands + others + closing, holdsCommands: true)
  }

  private func word(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "notice"
    }
  }

  private func properties(_ finding: Finding, _ lines: inout LineTables) -> [(name: String, value: String)] {
    var properties = [(name: "file", value: "\(options.pathFromTop(finding.location.path))")]
    if let region = lines.region(of: finding.location) {
      properties.append(("line", "\(region.start.line)"))
      properties.append(("endLine", "\(region.end.line)"))
      // GitHub has no columns for what takes several lines.
      if region.start.line == region.end.line {
        properties.append(("col", "\(region.start.column)"))
        properties.append(("endColumn", "\(region.end.column)"))
      }
    }
    return properties + [("title", "kfplint: \(finding.rule)")]
  }

  private func text(_ entry: FoldedFinding, _ wording: UnitWording, _ lines: inout LineTables) -> String {
    var text = [FindingSentences.all(entry.finding)]
    for related in entry.finding.related {
      text.append("\(lines.text(of: related.location)): note: \(visible(related.message))")
    }
    if !entry.otherUnits.isEmpty { text.append("also: in \(wording.others(entry.otherUnits))") }
    return text.joined(separator: "\n")
  }

  private func line(_ entry: FoldedFinding, _ wording: UnitWording, _ lines: inout LineTables) -> String {
    let finding = entry.finding
    let also = entry.otherUnits.isEmpty ? "" : " (also in \(wording.others(entry.otherUnits)))"
    return "\(lines.text(of: finding.location)): \(finding.severity.rawValue)[\(finding.rule)] "
      + "\(visible(finding.message))\(also)\n"
  }

  private func command(_ name: String, _ properties: [(name: String, value: String)], _ text: String) -> String {
    let given = properties.map { "\($0.name)=\(escaped($0.value, asProperty: true))" }.joined(separator: ",")
    return "::\(name) \(given)::\(escaped(text, asProperty: false))\n"
  }

  /// The escapes of `ActionCommand.UnescapeData` and `UnescapeProperty`.
  private func escaped(_ text: String, asProperty: Bool) -> String {
    var escaped = ""
    for scalar in BuildCommands.broken(in: text, as: .visible).unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      case ":" where asProperty: escaped += "%3A"
      case "," where asProperty: escaped += "%2C"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
