import Diagnostics

/// What is said of a finding where nobody sees the lines of the file: each sentence complete in itself.
enum FindingSentences {
  /// The notes and the help, each with its word before it.
  static func remarks(_ finding: Finding, withLabel: Bool = true) -> [String] {
    var remarks: [String] = []
    if withLabel, let label = finding.label { remarks.append("note: \(visible(label))") }
    remarks += finding.notes.map { "note: \(visible($0))" }
    if !finding.refs.isEmpty { remarks.append("note: pushed to \(RefNames.list(finding.refs))") }
    if let help = finding.help { remarks.append("help: \(visible(help))") }
    return remarks
  }

  /// The message, the notes and the help, a line for each.
  static func all(_ finding: Finding) -> String {
    ([visible(finding.message)] + remarks(finding)).joined(separator: "\n")
  }

  /// What is said of a unit that could not be read.
  static func unreadable(_ unit: Outcome.Unit) -> String? {
    guard case .unreadable(let problem) = unit.status else { return nil }
    return "could not be read: \(visible(problem))"
  }

  /// Who says that a finding does not count, until when and why.
  static func suppression(_ suppression: Finding.Suppression) -> String {
    var words =
      switch suppression.author {
      case .comment: "suppressed by a comment"
      case .configuration: "suppressed by the configuration"
      case .baseline: "in the baseline"
      }
    if let until = suppression.until { words += " until \(visible(until))" }
    if let reason = suppression.reason { words += ": \(visible(reason))" }
    return words
  }
}
