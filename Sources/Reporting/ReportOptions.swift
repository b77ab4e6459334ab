/// What a user can choose about a report.
public struct ReportOptions: Sendable {
  /// Whether the text report is coloured with ANSI escape sequences.
  public var color: Bool
  /// Whether the text report tells a problem that many units share only once.
  public var folding: Bool
  /// Whether JUnit's test cases carry `file` and `line`.
  ///
  /// Annotations on GitHub need them; the schemas of Jenkins' xUnit plugin and of Ant refuse them.
  public var junitExtended: Bool
  /// The time that JUnit's suites carry when the source is no commit, in UTC as `2026-11-22T15:00:00`.
  ///
  /// It is meant for the value of `SOURCE_DATE_EPOCH`. Without it the time is `1970-01-01T00:00:00`.
  public var sourceDateEpochTimestamp: String?

  /// The choices; each has the default of the command line.
  public init(
    color: Bool = false, folding: Bool = true, junitExtended: Bool = false, sourceDateEpochTimestamp: String? = nil
  ) {
    self.color = color
    self.folding = folding
    self.junitExtended = junitExtended
    self.sourceDateEpochTimestamp = sourceDateEpochTimestamp
  }
}
