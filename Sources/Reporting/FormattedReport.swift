import Diagnostics

/// What a reporter made of an outcome.
public struct FormattedReport: Sendable {
  /// The report itself, with a line feed at its end unless it is empty.
  public let text: String
  /// What the user should know about the report, in sentences for the standard error stream.
  public let notes: [String]

  init(_ text: String, notes: [String] = []) {
    self.text = text
    self.notes = notes
  }

  /// The report without what a build system would take for a command, if it is shown in its log.
  func breakingCommands(as escape: BuildCommands.Escape) -> FormattedReport {
    FormattedReport(BuildCommands.broken(in: text, as: escape), notes: notes)
  }
}
