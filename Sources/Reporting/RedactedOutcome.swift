public import Diagnostics

/// An outcome as it may be shown, with its secrets hidden.
///
/// To find them is a large part of the work of a run with findings, so that it is done once for all reports.
public struct RedactedOutcome: Sendable {
  let outcome: Outcome

  /// Hides the secrets of an outcome.
  public init(_ outcome: Outcome) {
    self.outcome = Redaction.of(outcome)
  }

  /// Takes an outcome whose secrets are hidden already, since it was read from reports.
  init(hidden outcome: Outcome) {
    self.outcome = outcome
  }

  /// The tasks of a unit, if they were asked for.
  public func diagram(of unit: UnitID) -> TaskDiagram? {
    outcome.units.first { $0.id == unit }?.details?.diagram
  }

  /// What was found in a unit.
  public func findings(in unit: UnitID) -> [Finding] { outcome.findings.filter { $0.unit == unit } }
}
