import Diagnostics

/// Writes for a comment on a pull request, and for the summary of a job on GitHub.
///
/// What may quote a repository stands in code. GitHub takes 65,536 characters of a comment, and GitLab a million: what
/// does not fit is counted.
struct MarkdownReporter: Reporter {
  let options: ReportOptions

  /// The most characters before the count of what is left out, in UTF-16 as GitHub counts.
  static let mostCharacters = 60_000
  /// The most pictures of tasks, each of which a browser has to draw.
  private static let mostPictures = 20

  func report(_ outcome: Outcome) -> FormattedReport {
    let open = outcome.openFindings
    let folded = options.folding ? FoldedFinding.fold(open) : open.map { FoldedFinding(finding: $0) }
    let wording = UnitWording(outcome)
    var lines = LineTables()
    var parts = ["### kfplint: \(ClosingSentence(outcome).text)\n"]
    var room = Self.mostCharacters - parts[0].utf16.count
    var left = 0
    func add(_ part: String) -> Bool {
      guard left == 0, part.utf16.count <= room else { return false }
      parts.append(part)
      room -= part.utf16.count
      return true
    }

    for unit in outcome.unexplainedUnits {
      guard let sentence = FindingSentences.unreadable(unit) else { continue }
      if !add(
        "\n- **error**: \(MarkdownCode.span("\(options.pathFromTop(unit.path))")) \(MarkdownCode.span(sentence))\n")
      {
        left += 1
      }
    }
    // Infos come last and without their lines: there may be many of them.
    let (worse, infos) = (folded.filter { $0.finding.severity > .info }, folded.filter { $0.finding.severity == .info })
    var unit: UnitID?
    var ends: [(part: Int, unit: UnitID)] = []
    for entry in worse {
      let heading = entry.finding.unit == unit ? "" : heading(entry.finding.unit)
      guard add(heading + item(entry, wording, &lines)) else {
        left += 1
        continue
      }
      if unit == entry.finding.unit, !ends.isEmpty { ends.removeLast() }
      unit = entry.finding.unit
      ends.append((parts.count, entry.finding.unit))
    }
    if !infos.isEmpty, left == 0 {
      parts.append("\n<details><summary>\(counted(infos.count, "info"))</summary>\n\n")
      for entry in infos where !add(line(entry, wording, &lines)) { left += 1 }
      parts.append("\n</details>\n")
    } else {
      left += infos.count
    }
    if left > 0 { parts.append("\n**\(left) more** would make this report too long for a comment.\n") }
    addPictures(of: outcome, at: ends, to: &parts, room)
    return FormattedReport(parts.joined())
  }

  /// Adds the tasks of pipelines below their findings, as far as there is room that no finding needs.
  private func addPictures(
    of outcome: Outcome, at ends: [(part: Int, unit: UnitID)], to parts: inout [String], _ room: Int
  ) {
    let diagrams = Dictionary(
      outcome.units.compactMap { unit in unit.details?.diagram.map { (unit.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    if diagrams.isEmpty { return }
    let findings = Dictionary(grouping: outcome.findings, by: \.unit)
    var (room, pictures) = (room, [(part: Int, text: String)]())
    for (part, unit) in ends where pictures.count < Self.mostPictures {
      guard let diagram = diagrams[unit] else { continue }
      let drawing = MermaidDrawing(diagram, DiagramMarks(diagram, findings[unit] ?? []))
      guard drawing.isWithinLimits else { continue }
      let picture = "\n<details><summary>Tasks</summary>\n\n```mermaid\n\(drawing.text)```\n\n</details>\n"
      guard picture.utf16.count <= room else { continue }
      room -= picture.utf16.count
      pictures.append((part, picture))
    }
    for (part, picture) in pictures.reversed() { parts.insert(picture, at: part) }
  }

  /// The id of a rule, which leads to its page where the pages have an address.
  private func name(_ rule: String) -> String {
    options.address(ofRule: rule).map { "[`\(rule)`](\($0))" } ?? "`\(rule)`"
  }

  private func heading(_ unit: UnitID) -> String {
    let path = unit.kind == .repository && unit.path.isTop ? "repository" : "\(options.pathFromTop(unit.path))"
    return "\n#### \(MarkdownCode.span(path))\n\n"
  }

  private func item(_ entry: FoldedFinding, _ wording: UnitWording, _ lines: inout LineTables) -> String {
    let finding = entry.finding
    var item = [
      "- **\(finding.severity.rawValue)** \(name(finding.rule)): \(MarkdownCode.sentence(finding.message))\\",
      "  \(MarkdownCode.span(lines.text(of: finding.location, from: options.pathFromTop)))",
    ]
    let places = FindingPlaces(finding)
    for (index, part) in places.parts.enumerated() where part.place != nil {
      if index > 0 { item.append("  \(MarkdownCode.span(lines.text(of: part.location, from: options.pathFromTop)))") }
      item.append("")
      item += MarkdownCode.block(PlainSnippet.lines(part, finding.severity, &lines)).map { "  " + $0 }
      item.append("")
    }
    for related in finding.related where related.location.place == nil {
      let path = MarkdownCode.span("\(options.pathFromTop(related.location.path))")
      item.append("  - note: \(path): \(MarkdownCode.sentence(related.message))")
    }
    for remark in remarks(finding, withLabel: finding.location.place == nil) { item.append("  - \(remark)") }
    if !entry.otherPlaces.isEmpty { item.append("  - also at \(otherPlaces(entry, &lines))") }
    if !entry.otherUnits.isEmpty { item.append("  - also in \(others(entry, wording))") }
    return item.joined(separator: "\n") + "\n"
  }

  private func line(_ entry: FoldedFinding, _ wording: UnitWording, _ lines: inout LineTables) -> String {
    let finding = entry.finding
    var also = entry.otherPlaces.isEmpty ? "" : ", also at \(otherPlaces(entry, &lines))"
    if !entry.otherUnits.isEmpty { also += ", also in \(others(entry, wording))" }
    return "- \(name(finding.rule)): \(MarkdownCode.sentence(finding.message)) at "
      + "\(MarkdownCode.span(lines.text(of: finding.location, from: options.pathFromTop)))\(also)\n"
  }

  /// The notes and the help: the word outside of the code, the sentence in it.
  private func remarks(_ finding: Finding, withLabel: Bool) -> [String] {
    FindingSentences.remarks(finding, withLabel: withLabel).map { remark in
      guard let colon = remark.firstRange(of: ": ") else { return MarkdownCode.sentence(remark) }
      return "\(remark[..<colon.lowerBound]): \(MarkdownCode.sentence(String(remark[colon.upperBound...])))"
    }
  }

  private func otherPlaces(_ entry: FoldedFinding, _ lines: inout LineTables) -> String {
    let places = entry.otherPlaces
    var named: [String] = []
    for location in places.prefix(FindingBlock.mostPlaces) {
      named.append(MarkdownCode.span(lines.text(of: location, from: options.pathFromTop)))
    }
    let more = places.count - named.count
    return named.joined(separator: ", ") + (more > 0 ? " and \(counted(more, "more place"))" : "")
  }

  private func others(_ entry: FoldedFinding, _ wording: UnitWording) -> String {
    let named = entry.otherUnits.prefix(3).map { MarkdownCode.span("\(options.pathFromTop($0.path))") }
    return "\(wording.others(entry.otherUnits)): \(named.joined(separator: ", "))"
      + (entry.otherUnits.count > 3 ? ", …" : "")
  }
}
