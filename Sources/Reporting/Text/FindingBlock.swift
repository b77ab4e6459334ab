import Diagnostics

/// Writes one finding as a block: what is wrong, where, with the lines of the file, and what to do.
struct FindingBlock {
  let options: ReportOptions
  let paint: Paint
  let wording: UnitWording
  /// What was looked at, where a finding has no line that says it.
  let source: Outcome.Source

  /// The most places of equal findings that are listed.
  static let mostPlaces = 10

  /// Writes a finding, and how to read about its rule if `tellsRule`.
  func write(_ folded: FoldedFinding, tellsRule: Bool, to text: inout String, _ lines: inout LineTables) {
    let finding = folded.finding
    let head = "\(finding.severity.rawValue)[\(finding.rule)]"
    text +=
      paint(head, .severity(finding.severity))
      + paint(": \(sentence(finding.message, from: head.count + 2, indent: 2))", .emphasis) + "\n"

    let parts = FindingPlaces(finding).parts.map { part in
      (part, part.place.map { place in Snippet(lines[place.file], part.marks) })
    }
    let gutterWidth = parts.compactMap { $0.1.map { "\($0.lastLine)".count } }.max() ?? 1
    let origin = finding.location.place?.file.origin
    for (index, (part, snippet)) in parts.enumerated() {
      write(part.location, index == 0 ? "-->" : ":::", besides: origin, to: &text, &lines)
      guard let snippet else { continue }
      write(Snippet.Row(.none, ""), gutterWidth, to: &text)
      // The gutter is a number, a bar and two spaces.
      let width = options.width.map { $0 - gutterWidth - 3 }
      for row in snippet.rows(paint, finding.severity, width: width) { write(row, gutterWidth, to: &text) }
      write(Snippet.Row(.none, ""), gutterWidth, to: &text)
    }
    if !folded.otherPlaces.isEmpty {
      for place in folded.otherPlaces.prefix(Self.mostPlaces) {
        write(place, ":::", besides: origin, to: &text, &lines)
      }
      let more = folded.otherPlaces.count - Self.mostPlaces
      if more > 0 { text += "  \(paint(":::", .gutter)) \(counted(more, "more place"))\n" }
      write(Snippet.Row(.none, ""), gutterWidth, to: &text)
    }
    for (word, fact) in facts(folded, tellsRule: tellsRule) {
      text += String(repeating: " ", count: gutterWidth + 1)
      let indent = gutterWidth + word.count + 5
      text += "\(paint("=", .gutter)) \(paint(word, .emphasis)): \(sentence(fact, from: indent, indent: indent))\n"
    }
  }

  /// A sentence as a terminal shows it, broken between words.
  private func sentence(_ text: String, from column: Int, indent: Int) -> String {
    let text = options.isASCII ? ASCIIText.of(visible(text)) : visible(text)
    return WrappedText(width: options.width)(text, from: column, indent: indent)
  }

  /// Writes where something is, with where the file was read unless that was said at the first place (`-->`).
  private func write(
    _ location: Location, _ sign: String, besides known: SourceFile.Origin?, to text: inout String,
    _ lines: inout LineTables
  ) {
    let origin = location.place?.file.origin
    let words =
      if sign == "-->" {
        origin.map { " (\(Self.words(for: $0)))" } ?? wordsForSource
      } else {
        origin == known ? "" : origin.map { " (\(Self.words(for: $0)))" } ?? ""
      }
    text += "  \(paint(sign, .gutter)) \(link(location, lines.text(of: location)))\(words)\n"
  }

  /// Where a file as a whole was looked at, unless it is on disk, where everybody looks first.
  private var wordsForSource: String {
    switch source.kind {
    case .index: " (\(Self.words(for: .staged)))"
    case .commit, .range: source.head.map { " (\(Self.words(for: .commit(String($0.prefix(7))))))" } ?? ""
    case .workTree, .standardInput: ""
    }
  }

  private func write(_ row: Snippet.Row, _ gutterWidth: Int, to text: inout String) {
    let gutter = row.gutter.text(width: gutterWidth)
    text +=
      paint(gutter, .gutter)
      + (row.text.isEmpty ? "" : " " + (options.isASCII ? ASCIIText.inColumns(row.text) : row.text)) + "\n"
  }

  /// The name of a place, which leads to the file on a terminal that knows links (OSC 8), if it is the one on disk.
  private func link(_ location: Location, _ text: String) -> String {
    guard let link = options.link, location.place?.file.origin == .workTree else { return text }
    return "\u{1B}]8;;\(link(location.path))\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
  }

  /// What stands below the snippets, each with the word before it.
  private func facts(_ folded: FoldedFinding, tellsRule: Bool) -> [(word: String, fact: String)] {
    let finding = folded.finding
    var facts = finding.related.filter { $0.location.place == nil }
      .map { (word: "note", fact: "\($0.location.path): \($0.message)") }
    facts += finding.notes.map { ("note", $0) }
    if !finding.refs.isEmpty { facts.append(("note", "pushed to \(RefNames.list(finding.refs))")) }
    if let help = finding.help { facts.append(("help", help)) }
    if let fix = finding.fix, finding.suppression == nil {
      let command = "kfplint lint --fix" + (fix.safety == .safe ? "" : " --unsafe")
      facts.append(("fix", fix.summary == finding.help ? command : "\(fix.summary) (\(command))"))
    }
    if tellsRule { facts.append(("rule", options.reading(ofRule: finding.rule))) }
    if !folded.otherUnits.isEmpty {
      let named = folded.otherUnits.prefix(3).map(\.path.description).joined(separator: ", ")
      let more = folded.otherUnits.count > 3 ? ", …" : ""
      facts.append(("also", "in \(wording.others(folded.otherUnits)): \(named)\(more)"))
    }
    return facts
  }
}

extension FindingBlock {
  private static func words(for origin: SourceFile.Origin) -> String {
    switch origin {
    case .workTree: "work tree"
    case .staged: "staged"
    case .commit(let id): "at \(visible(id))"
    case .standardInput: "standard input"
    }
  }
}
