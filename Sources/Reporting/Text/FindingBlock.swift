import Diagnostics

/// Writes one finding as a block: what is wrong, where, with the lines of the file, and what to do.
struct FindingBlock {
  let paint: Paint
  let wording: UnitWording

  func write(_ folded: FoldedFinding, to text: inout String, _ lines: inout LineTables) {
    let finding = folded.finding
    let head = "\(finding.severity.rawValue)[\(finding.rule)]"
    text += paint(head, .severity(finding.severity)) + paint(": \(visible(finding.message))", .emphasis) + "\n"

    let parts = Self.parts(of: finding).map { part in
      (part, part.place.map { place in Snippet(lines[place.file], part.marks) })
    }
    let gutterWidth = parts.compactMap { $0.1.map { "\($0.lastLine)".count } }.max() ?? 1
    for (index, (part, snippet)) in parts.enumerated() {
      let origin = part.place.map { " (\(Self.words(for: $0.file.origin)))" } ?? ""
      text += "  \(paint(index == 0 ? "-->" : ":::", .gutter)) \(lines.text(of: part.location))\(origin)\n"
      guard let snippet else { continue }
      write(Snippet.Row(.none, ""), gutterWidth, to: &text)
      for row in snippet.rows(paint, finding.severity) { write(row, gutterWidth, to: &text) }
      write(Snippet.Row(.none, ""), gutterWidth, to: &text)
    }
    for (word, fact) in facts(folded) {
      text += String(repeating: " ", count: gutterWidth + 1)
      text += "\(paint("=", .gutter)) \(paint(word, .emphasis)): \(visible(fact))\n"
    }
  }

  private func write(_ row: Snippet.Row, _ gutterWidth: Int, to text: inout String) {
    let blank = String(repeating: " ", count: gutterWidth)
    let gutter: String
    switch row.gutter {
    case .line(let number): gutter = blank.dropLast("\(number)".count) + "\(number) |"
    case .none: gutter = blank + " |"
    case .dots: gutter = "..."
    }
    text += paint(gutter, .gutter) + (row.text.isEmpty ? "" : " " + row.text) + "\n"
  }

  /// What stands below the snippets, each with the word before it.
  private func facts(_ folded: FoldedFinding) -> [(word: String, fact: String)] {
    let finding = folded.finding
    var facts = finding.related.filter { $0.location.place == nil }
      .map { (word: "note", fact: "\($0.location.path): \($0.message)") }
    facts += finding.notes.map { ("note", $0) }
    if !finding.refs.isEmpty { facts.append(("note", "pushed to \(RefNames.list(finding.refs))")) }
    if let help = finding.help { facts.append(("help", help)) }
    facts.append(("rule", "kfplint explain \(finding.rule)"))
    if !folded.otherUnits.isEmpty {
      let named = folded.otherUnits.prefix(3).map(\.path.description).joined(separator: ", ")
      let more = folded.otherUnits.count > 3 ? ", …" : ""
      facts.append(("also", "in \(wording.others(folded.otherUnits)): \(named)\(more)"))
    }
    return facts
  }
}

extension FindingBlock {
  /// The places of a finding in one file.
  private struct Part {
    let location: Location
    var marks: [Snippet.Mark]

    var place: Location.Place? { location.place }
  }

  /// The finding's own file first, then the others in the order in which they are named.
  private static func parts(of finding: Finding) -> [Part] {
    var parts = [Part(location: finding.location, marks: [])]
    if let place = finding.location.place {
      parts[0].marks.append(.init(span: place.span.range, label: finding.label, isPrimary: true))
    }
    for related in finding.related {
      guard let place = related.location.place else { continue }
      let mark = Snippet.Mark(span: place.span.range, label: related.message, isPrimary: false)
      if let index = parts.firstIndex(where: { $0.place?.file === place.file }) {
        parts[index].marks.append(mark)
      } else {
        parts.append(Part(location: related.location, marks: [mark]))
      }
    }
    return parts
  }

  private static func words(for origin: SourceFile.Origin) -> String {
    switch origin {
    case .workTree: "work tree"
    case .staged: "staged"
    case .commit(let id): "at \(visible(id))"
    case .standardInput: "standard input"
    }
  }
}
