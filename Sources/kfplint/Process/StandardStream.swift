import Diagnostics
import Glibc
import Reporting
import Snapshots

/// Standard output and standard error, written to without a buffer of our own.
struct StandardStream {
  /// The report, and nothing else.
  static let output = StandardStream(descriptor: STDOUT_FILENO)
  /// Progress, notes and errors.
  static let error = StandardStream(descriptor: STDERR_FILENO)

  private let descriptor: CInt

  /// Whether a person is looking.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Writes all of the text, and nothing in it that a build system would take for a command.
  ///
  /// Returns whether it was taken. On standard error, where sentences of all phases come together, secrets are hidden that
  /// show by their form.
  @discardableResult
  func write(_ text: String) -> Bool {
    let text = descriptor == STDERR_FILENO ? SecretSearch.hidden(in: text) : text
    return Array(BuildCommands.broken(in: text, as: .visible).utf8).write(to: descriptor)
  }

  /// Writes a sentence on standard error, on a line of its own and without what could steer a terminal.
  static func tell(_ sentence: String) {
    error.write(VisibleText.of(sentence.utf8) + "\n")
  }

  /// Writes what a command is there to write.
  ///
  /// Throws if it was not taken: a reader who gets a part of it would take that for all.
  static func report(_ text: String) throws(SnapshotError) {
    if !output.write(text) { throw SnapshotError("the report could not be written to standard output") }
  }

  /// Writes a report, with the commands to a build system that are the report if it is one of those.
  static func report(_ report: FormattedReport) throws(SnapshotError) {
    guard report.holdsCommands else { return try self.report(report.text) }
    if !Array(report.text.utf8).write(to: STDOUT_FILENO) {
      throw SnapshotError("the report could not be written to standard output")
    }
  }
}
