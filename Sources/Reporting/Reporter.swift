import Diagnostics

/// Makes a report of one form.
///
/// A report is a function of the outcome and of what the reporter was made with: no clock, environment, locale or hash
/// order has a say in it.
protocol Reporter {
  /// The report of an outcome whose secrets are hidden.
  func report(_ outcome: Outcome) -> FormattedReport
}
