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

  /// The report of an outcome in this form.
  ///
  /// It is a function of its arguments: no clock, environment, locale or hash order has a say in it. Places that hold a
  /// secret are hidden from it, and nothing in it is a command to a build system whose log it goes to.
  public func report(_ outcome: Outcome, options: ReportOptions = ReportOptions()) -> FormattedReport {
    let outcome = Redaction.of(outcome)
    return switch self {
    case .text: TextReporter(options: options).report(outcome).breakingCommands(as: .visible)
    case .concise: ConciseReporter().report(outcome).breakingCommands(as: .visible)
    case .json: JSONReporter().report(outcome)
    case .junit: JUnitReporter(options: options).report(outcome).breakingCommands(as: .xml)
    }
  }
}
