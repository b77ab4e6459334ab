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

  /// The units of an outcome, and with them every finding: one without its unit or rule gets both.
  static func all(in outcome: Outcome) -> [JUnitUnit] {
    var findings = Dictionary(grouping: outcome.findings, by: \.unit).mapValues { Dictionary(grouping: $0, by: \.rule) }
    var units = outcome.units.map { JUnitUnit($0, findings.removeValue(forKey: $0.id) ?? [:]) }
    for (id, found) in findings { units.append(JUnitUnit(.init(id, status: .checked, rules: []), found)) }
    return units.sorted { $0.id < $1.id }
  }
}

extension JUnitUnit {
  private init(_ unit: Outcome.Unit, _ findings: [String: [Finding]]) {
    id = unit.id
    name = id.kind == .repository ? "repository" : Self.name(of: id.path)
    let runs = Dictionary(unit.rules.map { ($0.rule, $0) }, uniquingKeysWith: { first, _ in first })
    rules = Set(runs.keys).union(findings.keys).sorted().map { id in
      Rule(id: id, obstacle: runs[id]?.obstacle, severity: runs[id]?.severity, findings: findings[id] ?? [])
    }
    switch unit.status {
    case .checked: problem = nil
    case .unreadable(let text): problem = visible(text)
    }
  }

  /// The path as a name that stays as it is: readers trim spaces and take several for one, so those are escaped.
  private static func name(of path: Path) -> String {
    let text = path.description
    guard text.hasPrefix(" ") || text.hasSuffix(" ") || text.contains("  ") else { return text }
    return text.split(separator: " ", omittingEmptySubsequences: false).joined(separator: #"\u{20}"#)
  }
}
