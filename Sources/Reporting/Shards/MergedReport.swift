public import Diagnostics

/// The reports of all parts as the one that a run over all units would have made.
public struct MergedReport: Sendable {
  /// What was found out.
  public let outcome: RedactedOutcome
  /// What a test of JUnit stands for, as the configuration has it.
  public let junitGranularity: TestGranularity
  /// The address of a site with the pages of the rules, as the configuration has it.
  public let docsURL: String?
  private let pathsFromTop: [Path: Path]
  private let isConfigurationInvalid: Bool

  /// Puts reports together, each part once.
  ///
  /// `threshold` replaces the least severity that makes the exit status 1.
  public init(_ reports: [ShardReport], threshold: Severity? = nil) throws(ReportProblem) {
    guard let first = reports.first else { throw ReportProblem("there is no report") }
    try Self.checkParts(reports)
    for report in reports.dropFirst() { try Self.check(report, against: first) }
    var outcome = first.outcome
    let repository = Self.repository(reports)
    outcome.units = (reports.flatMap { $0.outcome.units.filter { $0.kind != .repository } } + repository.units)
      .sorted { $0.id < $1.id }
    outcome.findings =
      (reports.flatMap { $0.outcome.findings.filter { $0.unit.kind != .repository } } + repository.findings)
      .sorted(by: Finding.isInReportOrder)
    outcome.threshold = threshold ?? outcome.threshold
    self.outcome = RedactedOutcome(hidden: outcome)
    junitGranularity = first.granularity
    docsURL = first.docsURL
    isConfigurationInvalid = reports.contains { $0.part.isConfigurationInvalid }
    pathsFromTop = reports.reduce(into: [:]) { all, report in all.merge(report.pathsFromTop) { one, _ in one } }
  }

  /// The exit status of `kfplint lint`: 2 if something could not be read, 1 if a finding counts, or 0.
  public var exitStatus: Int32 {
    let outcome = outcome.outcome
    if isConfigurationInvalid || !outcome.unreadableUnits.isEmpty { return 2 }
    return outcome.findings.contains(where: outcome.counts) ? 1 : 0
  }

  /// The path from the repository's top of a path that the reports name.
  public var pathFromTop: @Sendable (Path) -> Path {
    { [pathsFromTop] in pathsFromTop[$0] ?? $0 }
  }

  /// What is said of the repository, which every part looks at: the same once, and what is undecided only if all parts say so.
  private static func repository(_ reports: [ShardReport]) -> (units: [Outcome.Unit], findings: [Finding]) {
    var findings: [Finding] = []
    var seen = Set<Claim>()
    for finding in reports.flatMap({ $0.outcome.findings }) where finding.unit.kind == .repository {
      if seen.insert(Claim(finding)).inserted { findings.append(finding) }
    }
    let claims = reports.map { Set($0.part.undecided.map { Claim($0) }) }
    let agreed = reports[0].part.undecided.filter { finding in claims.allSatisfy { $0.contains(Claim(finding)) } }
    findings += agreed

    var units: [UnitID: Outcome.Unit] = [:]
    func add(_ unit: Outcome.Unit) {
      let known = units[unit.id]
      let rules = Set((known?.rules ?? []) + unit.rules).sorted { $0.rule < $1.rule }
      units[unit.id] = Outcome.Unit(unit.id, status: known?.status ?? unit.status, rules: rules)
    }
    for unit in reports.flatMap(\.outcome.units) where unit.kind == .repository { add(unit) }
    if let id = agreed.first?.unit { add(Outcome.Unit(id, status: .checked, rules: reports[0].part.undecidedRules)) }
    return (Array(units.values), findings)
  }

  /// What makes two findings of parts the same.
  private struct Claim: Hashable {
    let rule: String
    let path: Path
    let start: UInt32?
    let message: String

    init(_ finding: Finding) {
      rule = finding.rule
      path = finding.location.path
      start = finding.location.place?.span.start
      message = finding.message
    }
  }

  /// Refuses parts that are missing or there twice.
  private static func checkParts(_ reports: [ShardReport]) throws(ReportProblem) {
    let count = reports[0].part.shard.count
    var paths: [Int: Path] = [:]
    for report in reports {
      let shard = report.part.shard
      guard shard.count == count else {
        throw ReportProblem("\(report.path) is shard \(shard), and \(reports[0].path) is one of \(count)")
      }
      if let other = paths.updateValue(report.path, forKey: shard.index) {
        throw ReportProblem("shard \(shard) is there twice: \(other) and \(report.path)")
      }
    }
    let missing = (1...count).filter { paths[$0] == nil }.map { "\($0)/\(count)" }
    guard missing.isEmpty else {
      let named = missing.prefix(5).joined(separator: ", ") + (missing.count > 5 ? ", …" : "")
      throw ReportProblem("there is no report of \(missing.count == 1 ? "shard" : "the shards") \(named)")
    }
    for report in reports where report.part.digest == nil {
      var reason = "nothing is known"
      if case .unreadable(let problem) = report.outcome.units.first?.status { reason = problem }
      throw ReportProblem("\(report.path): shard \(report.part.shard) could not be checked: \(reason)")
    }
  }

  /// Refuses the part of another run.
  private static func check(_ report: ShardReport, against first: ShardReport) throws(ReportProblem) {
    func words(_ source: Outcome.Source) -> String {
      "\(source.kind.rawValue) at \(source.head ?? "no commit")" + (source.base.map { " since \($0)" } ?? "")
    }
    let (one, other) = (first.outcome, report.outcome)
    let differences: [(what: String, one: String, other: String)] = [
      ("were written by different versions", one.version, other.version),
      ("are about different sources", words(one.source), words(other.source)),
      ("have different --fail-on", one.threshold.rawValue, other.threshold.rawValue),
      ("have different --junit-granularity", first.granularity.rawValue, report.granularity.rawValue),
    ]
    for difference in differences where difference.one != difference.other {
      throw ReportProblem(
        "\(first.path) and \(report.path) \(difference.what): \(difference.one) and \(difference.other)")
    }
    guard first.part.digest == report.part.digest else {
      throw ReportProblem(
        "\(first.path) and \(report.path) are not shards of one run: their units, rules, configuration or baseline differ"
      )
    }
  }
}
