import Diagnostics

/// What a reporter made of an outcome.
public struct FormattedReport: Sendable {
  /// The report itself, with a line feed at its end unless it is empty.
  public let text: String
  /// What the user should know about the report, in sentences for the standard error stream.
  public let notes: [String]
  /// Whether commands to a build system are in it on purpose, so that whoever writes it must not break them.
  public let holdsCommands: Bool

  init(_ text: String, notes: [String] = [], holdsCommands: Bool = false) {
    self.text = text
    self.notes = notes
    self.holdsCommands = holdsCommands
  }

  /// The report without what a build system would take for a command, if it is shown in its log.
  func breakingCommands(as escape: BuildCommands.Escape) -> FormattedReport {
    FormattedReport(BuildCommands.broken(in: text, as: escape), notes: notes)
  }
}
