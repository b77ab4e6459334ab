import Diagnostics

/// The paths of a report: most are what they read, the others stand in a table.
struct ShardPaths {
  private var bytes: [String: Path] = [:]
  /// The paths that begin elsewhere for readers who start at the repository's top.
  private(set) var fromTop: [Path: Path] = [:]

  init(_ table: JSONMember) throws(ReportProblem) {
    for row in try table.items {
      let cells = try row.items
      guard cells.count == 3 else { throw row.problem("a path has to be a text, its bytes and its bytes from the top") }
      let path = Path(try cells[1].hexadecimal)
      bytes[try cells[0].text] = path
      fromTop[path] = Path(try cells[2].hexadecimal)
    }
  }

  /// The path that a member says.
  func path(_ member: JSONMember) throws(ReportProblem) -> Path {
    let text = try member.text
    return bytes[text] ?? (text == "." ? .top : Path(text))
  }
}
