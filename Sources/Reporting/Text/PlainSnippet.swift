import Diagnostics

/// A snippet as lines of text, for reports that have no colours.
enum PlainSnippet {
  /// The lines of one file with their places underlined, and the numbers of the lines before them; none without a place.
  static func lines(_ part: FindingPlaces.Part, _ severity: Severity, _ tables: inout LineTables) -> [String] {
    guard let place = part.place else { return [] }
    let snippet = Snippet(tables[place.file], part.marks)
    let width = "\(snippet.lastLine)".count
    return snippet.rows(Paint(isOn: false), severity).map { row in
      let gutter = row.gutter.text(width: width)
      return row.text.isEmpty ? gutter : "\(gutter) \(row.text)"
    }
  }
}
