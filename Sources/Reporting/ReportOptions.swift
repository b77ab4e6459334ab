public import Diagnostics

/// What a user can choose about a report, and what a report has to know beside the outcome.
public struct ReportOptions: Sendable {
  /// Whether the text report is coloured with ANSI escape sequences.
  public var color = false
  /// How many columns the terminal has that the text report is for; `nil` if it is for none.
  public var width: Int?
  /// Whether the text report is for a terminal that shows ASCII only.
  public var isASCII = false
  /// The address of a file on disk, for terminals that make a link of a path; `nil` if there are no links.
  public var link: (@Sendable (Path) -> String)?
  /// Whether the text report counts findings instead of showing them.
  public var statistics = false
  /// Whether a problem that many units share is told only once where people read.
  public var folding = true
  /// What one test of JUnit stands for.
  public var junitGranularity = TestGranularity.rule
  /// Whether JUnit's test cases carry `file` and `line`.
  ///
  /// Annotations on GitHub need them; the schemas of Jenkins' xUnit plugin and of Ant refuse them.
  public var junitExtended = false
  /// The time that JUnit's suites carry when the source has no commit, in UTC as `2026-11-22T15:00:00`.
  ///
  /// It is meant for the value of `SOURCE_DATE_EPOCH`. Without it the time is `1970-01-01T00:00:00`.
  public var sourceDateEpochTimestamp: String?
  /// Whether SARIF has the findings that somebody suppressed.
  ///
  /// GitHub passes over `suppressions` and would open an alert for each of them (github/codeql-action#1230).
  public var sarifSuppressed = false
  /// The rules by their ids, for reports that say more of a rule than its id.
  public var rules = ReportedRules()
  /// The address of a site with the pages of the rules, without a slash at its end.
  public var docsURL: String?
  /// What the reconciler will do after the changes that were looked at, for the page for a browser.
  public var plans: [ReportedPlan] = []
  /// What those changes make of the pipelines that they touch, for the page for a browser.
  public var comparisons: [ReportedComparison] = []
  /// How many findings there were at the commits before, for the page for a browser.
  public var trend: Trend?
  /// The path from the repository's top of a path that the outcome names, for readers who start there.
  public var pathFromTop: @Sendable (Path) -> Path = { $0 }

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
