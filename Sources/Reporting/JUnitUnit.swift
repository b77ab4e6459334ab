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

  let path: Path
  /// The unit's path, or `repository`.
  let name: String
  /// What could not be read, if something could not.
  let problem: String?
  /// The rules that apply and those that found something, sorted by id.
  private(set) var rules: [Rule]

  /// The units of an outcome, and with them every finding: one without its unit or rule gets both.
  static func all(in outcome: Outcome) -> [JUnitUnit] {
    var findings = Dictionary(grouping: outcome.findings) { Pair(unit: $0.unit, rule: $0.rule) }
    // Two units can share a path, such as a folder with a pipeline and schedules: the rule tells them apart.
    var units = outcome.units.map { unit in
      let rules = unit.rules.map { run in
        let found = findings.removeValue(forKey: Pair(unit: unit.path, rule: run.rule)) ?? []
        return Rule(id: run.rule, obstacle: run.obstacle, findings: found)
      }
      return JUnitUnit(unit, rules)
    }
    var indices = Dictionary(units.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    for (pair, found) in findings.sorted(by: { $0.key < $1.key }) {
      let rule = Rule(id: pair.rule, obstacle: nil, findings: found)
      if let index = indices[pair.unit] {
        units[index].rules.append(rule)
        units[index].rules.sort { $0.id < $1.id }
      } else {
        indices[pair.unit] = units.count
        units.append(JUnitUnit(path: pair.unit, name: name(of: pair.unit), problem: nil, rules: [rule]))
      }
    }
    return units.enumerated().sorted { ($0.element.path, $0.offset) < ($1.element.path, $1.offset) }.map(\.element)
  }

  private struct Pair: Hashable, Comparable {
    let unit: Path
    let rule: String

    static func < (left: Pair, right: Pair) -> Bool {
      (left.unit, left.rule) < (right.unit, right.rule)
    }
  }
}

extension JUnitUnit {
  private init(_ unit: Outcome.Unit, _ rules: [Rule]) {
    path = unit.path
    name = unit.kind == .repository ? "repository" : Self.name(of: unit.path)
    self.rules = rules
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
