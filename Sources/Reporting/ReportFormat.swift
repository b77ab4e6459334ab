public import Diagnostics

/// The forms in which an outcome can be reported.
///
/// The raw values are the words that `--format` and `--output` take.
public enum ReportFormat: String, CaseIterable, Sendable {
  /// For people: each problem with its line of the file.
  case text
  /// For editors and `grep`: a line per problem.
  case concise
  /// For programs: everything, version 1.
  case json
  /// For dashboards: a test per unit and rule.
  case junit
  /// For code scanning: SARIF 2.1.0.
  case sarif
  /// For the log of a GitHub workflow: commands that annotate the change.
  case github
  /// For GitLab's merge requests: a Code Quality report.
  case gitlab
  /// For a comment on a pull request, and for the summary of a GitHub job.
  case markdown
  /// For a browser: one page, with pictures of the pipelines.
  case html
  /// For Jenkins' Warnings plugin and whatever reads Checkstyle's XML.
  case checkstyle
  /// For reviewdog: Reviewdog Diagnostic Format.
  case rdjson

  /// The report of an outcome in this form.
  ///
  /// It is a function of its arguments: no clock, environment, locale or hash order has a say in it. Places that hold a
  /// secret are hidden from it, and nothing in it is a command to a build system whose log it goes to, but for the
  /// commands that are the report.
  public func report(_ outcome: Outcome, options: ReportOptions = ReportOptions()) -> FormattedReport {
    report(RedactedOutcome(outcome), options: options)
  }

  /// The same for an outcome whose secrets are hidden already, of which several reports are made.
  public func report(_ redacted: RedactedOutcome, options: ReportOptions = ReportOptions()) -> FormattedReport {
    let report = reporter(options).report(redacted.outcome)
    return escape.map { report.breakingCommands(as: $0) } ?? report
  }

  private func reporter(_ options: ReportOptions) -> any Reporter {
    switch self {
    case .text: TextReporter(options: options)
    case .concise: ConciseReporter()
    case .json: JSONReporter(options: options)
    case .junit: JUnitReporter(options: options)
    case .sarif: SARIFReporter(options: options)
    case .github: GitHubReporter(options: options)
    case .gitlab: GitLabReporter(options: options)
    case .markdown: MarkdownReporter(options: options)
    case .html: HTMLReporter(options: options)
    case .checkstyle: CheckstyleReporter(options: options)
    case .rdjson: RDJSONReporter(options: options)
    }
  }

  /// How a sign is written that would begin a command; `nil` where the writer of the form sees to it.
  private var escape: BuildCommands.Escape? {
    switch self {
    case .text, .concise, .markdown: .visible
    case .junit, .checkstyle, .html: .xml
    case .json, .sarif, .gitlab, .rdjson, .github: nil
    }
  }
}
