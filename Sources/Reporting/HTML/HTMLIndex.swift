import Diagnostics

/// What the filters of a page go by: the units with their findings, in few words.
struct HTMLIndex {
  /// A unit, and what is looked for in it.
  struct Unit {
    /// Its element's id.
    let id: String
    let unit: Outcome.Unit
    /// The path, from the repository's top.
    let path: String
    /// The folder that it is one of several in.
    let team: String
    /// All of its findings, in the order of the outcome.
    let findings: [Finding]
    /// Why it could not be read, if it could not.
    let problem: String?

    /// The findings that nobody suppressed.
    var open: [Finding] { findings.filter { $0.suppression == nil } }
    /// Whether there is something to see without a filter.
    var isShownAtFirst: Bool { problem != nil || findings.contains { $0.suppression == nil } }
  }

  /// The units, in the order of the outcome.
  let units: [Unit]
  /// The rules of the findings, sorted.
  let rules: [String]
  /// The teams, sorted.
  let teams: [String]

  /// The index of an outcome.
  init(_ outcome: Outcome, _ options: ReportOptions) {
    let findings = Dictionary(grouping: outcome.findings, by: \.unit)
    // A finding whose unit is not listed is told all the same.
    let known = Set(outcome.units.map(\.id))
    let strays = Set(outcome.findings.map(\.unit)).subtracting(known).sorted().map {
      Outcome.Unit($0, status: .checked, rules: [])
    }
    units = (outcome.units + strays).enumerated().map { number, unit in
      Unit(
        id: "u\(number)", unit: unit,
        path: unit.kind == .repository && unit.path.isTop
          ? "the repository" : "\(options.pathFromTop(unit.path))",
        team: "\(options.pathFromTop(Statistics.folder(of: unit.id)))",
        findings: findings[unit.id] ?? [],
        problem: FindingSentences.unreadable(unit))
    }
    rules = Set(outcome.findings.map(\.rule)).sorted()
    teams = Set(units.filter { $0.unit.kind != .repository }.map(\.team)).sorted()
  }

  /// The index as the script reads it.
  var json: JSONValue {
    let ruleNumbers = Dictionary(rules.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let teamNumbers = Dictionary(teams.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let entries = units.map { unit -> JSONValue in
      let findings = unit.findings.map { finding -> JSONValue in
        .array([
          .integer(ruleNumbers[finding.rule] ?? 0), .string(finding.severity.rawValue),
          .integer(finding.suppression == nil ? 0 : 1), .string(visible(finding.message)),
        ])
      }
      return .array([
        .string(unit.id), .string(unit.path), .integer(teamNumbers[unit.team] ?? -1), .string(Self.kind(of: unit)),
        .integer(unit.problem == nil ? 0 : 1), .array(findings),
      ])
    }
    return [
      "rules": .array(rules.map { .string($0) }), "teams": .array(teams.map { .string($0) }), "units": .array(entries),
    ]
  }

  /// What kind of thing a unit is, as the filters have it.
  static func kind(of unit: Unit) -> String {
    switch unit.unit.kind {
    case .pipeline, .barePipeline: "pipeline"
    case .schedule: "schedule"
    case .repository: "repository"
    }
  }
}
