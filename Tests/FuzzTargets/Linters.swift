import Configuration
import Diagnostics
import Fixing
import RuleEngine
import Rules
import Snapshots
import TestSupport

extension FuzzTarget {
  /// The whole check of a pipeline and of schedules, with all rules, and the fixes of what it finds.
  static let linters = [
    FuzzTarget("pipeline", limit: 32_768, from: .pipelines, waiting: checkPipeline),
    FuzzTarget("schedules", limit: 8192, from: .examples(named: "recurring_runs.yaml"), waiting: checkSchedules),
  ]

  @Sendable private static func checkPipeline(_ input: [UInt8]) async throws {
    try await checkEverything(in: FileParts(input, first: "team/shop/workflow.yaml", folder: "team/shop").files)
  }

  @Sendable private static func checkSchedules(_ input: [UInt8]) async throws {
    var files = FileParts(input, first: "team/recurring_runs.yaml", folder: "team").files
    files["team/experiments.yaml"] = files["team/experiments.yaml"] ?? Array("experiments: [{name: shop}]\n".utf8)
    try await checkEverything(in: files)
  }

  private static func checkEverything(in files: [Path: [UInt8]]) async throws {
    let result = try await lint(MemorySnapshot(bytes: files), files)
    for finding in result.findings { try check(finding, of: files) }
    for (finding, next) in zip(result.findings, result.findings.dropFirst()) {
      try require(!Finding.isInReportOrder(next, finding), "\(next.rule) is reported after \(finding.rule)")
    }
    let again = try await lint(MemorySnapshot(bytes: files), files)
    try require(again.findings.map(line) == result.findings.map(line), "a second check finds something else")
    guard result.findings.contains(where: { $0.fix != nil }) else { return }
    let fixed = try await FixRounds.run(result, in: MemorySnapshot(bytes: files), allowsUnsafe: true) {
      (snapshot, _) throws(SnapshotError) in
      try await lint(snapshot, files)
    }
    // Whether a volume that is wrong is an error depends on whether it is used, so that a fix may make one of a warning.
    let open = { (result: Check.Result) in result.findings.count { $0.suppression == nil } }
    try require(open(fixed.result) <= open(result), "fixes make findings")
  }

  private static func lint(_ snapshot: any Snapshot, _ files: [Path: [UInt8]]) async throws(SnapshotError)
    -> Check.Result
  {
    let configuration = files[".kfplint.yaml"].map {
      ConfigurationFile(parsing: SourceFile(path: ".kfplint.yaml", origin: .workTree, bytes: $0), rules: Rulebook.known)
    }
    let policy = Policy(settings: configuration?.settings ?? strict, today: CalendarDate("2027-01-01"))
    let check = Check(of: snapshot, rules: Rulebook.rules, policy: policy, configuration: configuration)
    return try await check.run(.whole)
  }

  /// The settings with the most rules.
  private static let strict = ConfigurationFile(
    parsing: SourceFile(path: ".kfplint.yaml", origin: .workTree, bytes: Array("version: 1\nextends: strict\n".utf8)),
    rules: Rulebook.known
  ).settings

  private static func line(_ finding: Finding) -> String {
    "\(finding.rule) \(finding.location.path) \(finding.location.place?.span.start ?? 0) \(finding.message) \(finding.fingerprint)"
  }
}
