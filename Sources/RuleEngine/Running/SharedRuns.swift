import Diagnostics

/// What became of the rules, which is the same for nearly all units: it is kept once for those, not a hundred lines for each.
struct SharedRuns {
  private var known: [[Outcome.Unit.RuleRun]] = []
  /// More than so many different ones are not compared with.
  private static let most = 32

  /// The same look, in memory that it shares with others where that is possible.
  mutating func sharing(_ look: UnitLook) -> UnitLook {
    guard case .checked(let result) = look else { return look }
    let unit = result.unit
    guard let runs = known.first(where: { $0 == unit.rules }) else {
      if known.count < Self.most { known.append(unit.rules) }
      return look
    }
    let same = Outcome.Unit(unit.id, status: unit.status, rules: runs, details: unit.details)
    return .checked(Linter.Result(unit: same, findings: result.findings))
  }
}
