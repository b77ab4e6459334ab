import Diagnostics

/// The numbers that stand at the end of a report.
struct Summary {
  /// How many units there are, looked at or not, as far as that is known.
  let units: Int
  /// How many units were looked at and could be read.
  let checked: Int
  /// How many findings of each severity are not suppressed.
  let open: [Severity: Int]
  /// How many findings a comment or the configuration suppressed.
  let suppressed: Int
  /// How many findings stand in the baseline.
  let baselined: Int

  /// Counts an outcome.
  init(_ outcome: Outcome) {
    let closed = outcome.findings.compactMap(\.suppression)
    units = outcome.knownUnits ?? outcome.units.count
    checked = outcome.units.count - outcome.unreadableUnits.count
    open = outcome.openFindings.reduce(into: [:]) { $0[$1.severity, default: 0] += 1 }
    baselined = closed.count { $0.author == .baseline }
    suppressed = closed.count - baselined
  }
}

/// A number with its noun, such as "1 error" or "3 errors".
func counted(_ number: Int, _ noun: String) -> String {
  number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
}
