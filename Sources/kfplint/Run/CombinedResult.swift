import Diagnostics
import RuleEngine

/// What the checks of all commits of a push found out, told as one.
struct CombinedResult {
  /// What one check found out, and the refs that it was made for.
  typealias Part = (result: Check.Result, refs: [ByteString])

  /// What is to be known of a check of one part of the units; a push is checked as a whole.
  let part: Outcome.Part?
  /// The units, sorted by path, each of them once.
  let units: [Outcome.Unit]
  /// The findings in the order of reports, each of them once.
  let findings: [Finding]
  /// The files that looked like a pipeline by their name and belong to other tools, with the reason.
  let skipped: [(path: Path, reason: String)]
  /// The folders in the work tree that belong to other repositories.
  let otherRepositories: [Path]
  /// How many files the configurations leave out.
  let excludedFiles: Int
  /// Whether a configuration file has problems, so that nothing or the wrong thing was looked at.
  let isConfigurationInvalid: Bool

  /// Puts the results together.
  init(of parts: [Part]) {
    let results = parts.map(\.result)
    part = results.first?.part
    otherRepositories = results.flatMap(\.otherRepositories)
    excludedFiles = results.map(\.excludedFiles).reduce(0, +)
    isConfigurationInvalid = results.contains(where: \.isConfigurationInvalid)
    guard parts.count > 1 else {
      units = results.flatMap(\.units)
      findings = results.flatMap(\.findings)
      skipped = results.flatMap(\.skipped)
      return
    }
    units = Self.groups(results.flatMap(\.units), by: \.id).map { Outcome.Unit(combining: $0) }
      .sorted { $0.id < $1.id }
    let found = parts.flatMap { part in part.result.findings.map { (finding: $0, refs: part.refs) } }
    findings = Self.groups(found, by: { FindingIdentity($0.finding) })
      .map { group in group[0].finding.of(Set(group.flatMap(\.refs)).sorted()) }
      .sorted(by: Finding.isInReportOrder)
    skipped = Self.groups(results.flatMap(\.skipped), by: \.path).map { $0[0] }.sorted { $0.path < $1.path }
  }

  /// The elements with the same key together, in the order in which each key comes first; no group is empty.
  private static func groups<Element, Key: Hashable>(
    _ elements: [Element], by key: (Element) -> Key
  ) -> [[Element]] {
    var places: [Key: Int] = [:]
    var groups: [[Element]] = []
    for element in elements {
      let key = key(element)
      if let place = places[key] {
        groups[place].append(element)
      } else {
        places[key] = groups.count
        groups.append([element])
      }
    }
    return groups
  }
}

/// What makes findings of two commits the same problem: the fingerprint, and all that is said of it.
private struct FindingIdentity: Hashable {
  let unit: UnitID
  let fingerprint: String
  let severity: Severity
  let message: ByteString
  let isSuppressed: Bool

  init(_ finding: Finding) {
    unit = finding.unit
    fingerprint = finding.fingerprint
    severity = finding.severity
    message = ByteString(finding.message)
    isSuppressed = finding.suppression != nil
  }
}

extension Outcome.Unit {
  /// One unit as several commits have it: unreadable, or not checked by a rule, if it was so in any of them.
  fileprivate init(combining units: [Outcome.Unit]) {
    var rules: [String: RuleRun] = [:]
    for run in units.flatMap(\.rules) where rules[run.rule] == nil || run.obstacle != nil { rules[run.rule] = run }
    let unreadable = units.first { if case .unreadable = $0.status { true } else { false } }
    self.init(
      units[0].id, status: unreadable?.status ?? .checked,
      rules: rules.values.sorted { $0.rule < $1.rule }, details: units.lazy.compactMap(\.details).first)
  }
}
