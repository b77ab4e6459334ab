import Diagnostics

/// How many findings there are of each rule and in each folder, as tables.
struct Statistics {
  /// The tables, each with a line feed and an empty line at its end; empty if nothing was found.
  let text: String

  /// Counts the findings of an outcome that nobody suppressed.
  init(_ outcome: Outcome) {
    let open = outcome.openFindings
    text = Self.table(open, by: "rule") { $0.rule } + Self.table(open, by: "folder") { "\(Self.folder(of: $0.unit))" }
  }

  /// The folder that a unit is one of several in, which is a team's more often than not.
  ///
  /// A schedule folder is one of its own, since a team has one.
  static func folder(of unit: UnitID) -> Path {
    switch unit.kind {
    // A pipeline is the folder beside its sources that the render script fills, or the folder itself.
    case .pipeline:
      unit.path.name.bytes.starts(with: "RENDERED_PIPELINE".utf8) ? unit.path.parent.parent : unit.path.parent
    case .barePipeline: unit.path.parent
    case .schedule: unit.path
    case .repository: .top
    }
  }

  private static func table(_ findings: [Finding], by noun: String, _ name: (Finding) -> String) -> String {
    guard !findings.isEmpty else { return "" }
    let groups = Dictionary(grouping: findings, by: name)
      .map { (name: $0.key, counts: $0.value.reduce(into: [Severity: Int]()) { $0[$1.severity, default: 0] += 1 }) }
    let severities = Severity.allCases.reversed()
    // The worst first, and what is equal by name.
    let sorted = groups.sorted { left, right in
      for severity in severities where left.counts[severity] != right.counts[severity] {
        return left.counts[severity, default: 0] > right.counts[severity, default: 0]
      }
      return left.name < right.name
    }
    func row(_ cells: [String], _ name: String) -> String {
      cells.map { String(repeating: " ", count: max(0, 9 - $0.count)) + $0 }.joined() + "  \(name)\n"
    }
    var table = row(severities.map { "\($0.rawValue)s" }, noun)
    for group in sorted {
      table += row(severities.map { group.counts[$0].map { "\($0)" } ?? "-" }, group.name)
    }
    return table + "\n"
  }
}
