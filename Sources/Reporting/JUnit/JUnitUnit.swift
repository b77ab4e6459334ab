import Diagnostics

/// A unit with its rules and what each of them found.
struct JUnitUnit {
  /// One rule on the unit.
  struct Rule {
    let id: String
    /// Why the rule could not run, if it could not.
    let obstacle: String?
    let findings: [Finding]

    /// The findings that decide about red or green.
    func counting(_ outcome: Outcome) -> [Finding] { findings.filter { outcome.counts($0) } }

    /// The findings below the threshold.
    func remarks(_ outcome: Outcome) -> [Finding] {
      findings.filter { $0.suppression == nil && !outcome.counts($0) }
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
    let obstacles = unit.rules.reduce(into: [String: String?]()) { $0.updateValue($1.obstacle, forKey: $1.rule) }
    rules = Set(obstacles.keys).union(findings.keys).sorted()
      .map { Rule(id: $0, obstacle: obstacles[$0] ?? nil, findings: findings[$0] ?? []) }
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
