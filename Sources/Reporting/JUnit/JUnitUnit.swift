import Diagnostics

/// A unit with its rules and what each of them found.
struct JUnitUnit {
  /// One rule on the unit.
  struct Rule {
    let id: String
    /// Why the rule could not run, if it could not.
    let obstacle: String?
    /// The severity that its findings have as a rule; `nil` if that is not known.
    let severity: Severity?
    let findings: [Finding]

    /// Whether what it finds can decide about red or green.
    func canFail(_ outcome: Outcome) -> Bool { severity.map { $0 >= outcome.threshold } ?? true }

    /// The findings that do not decide about it: those that are less severe than `bound`.
    func remarks(_ outcome: Outcome, below bound: Severity) -> [Finding] {
      findings.filter { $0.suppression == nil && !outcome.counts($0) && $0.severity < bound }
    }

    /// The findings that do not decide about it and are at least as severe as `bound`.
    func remarks(_ outcome: Outcome, from bound: Severity) -> [Finding] {
      findings.filter { $0.suppression == nil && !outcome.counts($0) && $0.severity >= bound }
    }
  }

  let id: UnitID
  /// The unit's path, or `repository`.
  let name: String
  /// What could not be read, if something could not.
  let problem: String?
  /// The rules that apply and those that found something, sorted by id.
  let rules: [Rule]

  /// Calls `body` with the units of an outcome, and with them every finding: one without its unit or rule gets both.
  ///
  /// One unit is made at a time: with their rules, those of ten thousand pipelines are a hundred megabytes.
  static func forEachUnit(of outcome: Outcome, _ body: (JUnitUnit) -> Void) {
    let findings = Dictionary(grouping: outcome.findings, by: \.unit)
    let known = Set(outcome.units.map(\.id))
    let others = findings.keys.filter { !known.contains($0) }.map { Outcome.Unit($0, status: .checked, rules: []) }
    // The findings are those of the first unit, should one be there twice.
    var told: Set<UnitID> = []
    for unit in (outcome.units + others).sorted(by: { $0.id < $1.id }) {
      let found = told.insert(unit.id).inserted ? findings[unit.id] ?? [] : []
      body(JUnitUnit(unit, Dictionary(grouping: found, by: \.rule)))
    }
  }
}

extension JUnitUnit {
  private init(_ unit: Outcome.Unit, _ findings: [String: [Finding]]) {
    id = unit.id
    name = id.kind == .repository ? "repository" : Self.name(of: id.path)
    if findings.isEmpty, zip(unit.rules, unit.rules.dropFirst()).allSatisfy({ $0.rule < $1.rule }) {
      // Nearly all units are like this.
      rules = unit.rules.map { Rule(id: $0.rule, obstacle: $0.obstacle, severity: $0.severity, findings: []) }
    } else {
      rules = Self.rules(unit.rules, findings)
    }
    switch unit.status {
    case .checked: problem = nil
    case .unreadable(let text): problem = visible(text)
    }
  }

  private static func rules(_ runs: [Outcome.Unit.RuleRun], _ findings: [String: [Finding]]) -> [Rule] {
    let runs = Dictionary(runs.map { ($0.rule, $0) }, uniquingKeysWith: { first, _ in first })
    return Set(runs.keys).union(findings.keys).sorted().map { id in
      Rule(id: id, obstacle: runs[id]?.obstacle, severity: runs[id]?.severity, findings: findings[id] ?? [])
    }
  }

  /// The path as a name that stays as it is: readers trim spaces and take several for one, so those are escaped.
  private static func name(of path: Path) -> String {
    let text = path.description
    guard text.hasPrefix(" ") || text.hasSuffix(" ") || text.contains("  ") else { return text }
    return text.split(separator: " ", omittingEmptySubsequences: false).joined(separator: #"\u{20}"#)
  }
}
