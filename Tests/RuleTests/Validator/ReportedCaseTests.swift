import Configuration
import Diagnostics
import Foundation
import RuleEngine
import Rules
import Snapshots
import Testing

/// The rules against inputs from public bug reports.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["KFPLINT_CORPUS"] != nil))
struct ReportedCaseTests {
  /// The most cases that may be judged otherwise than they have to be.
  private static let mostOpen = 60

  @Test func judgesReportedCases() async throws {
    let corpus = try #require(ProcessInfo.processInfo.environment["KFPLINT_CORPUS"])
    var open: [String] = []
    for (verdict, cases) in ReportedCases.wanted {
      for name in cases {
        let findings = try await Self.findings(in: Path("\(corpus)/reports/\(name)"))
        if verdict.fits(findings) { continue }
        let found = Set(findings.map { "\($0.severity) \($0.rule)" }).sorted().joined(separator: ", ")
        open.append("\(name): wanted \(verdict), found \(found.isEmpty ? "nothing" : found)")
      }
    }
    let count = ReportedCases.wanted.map(\.cases.count).reduce(0, +)
    print("\(count) reported cases, \(open.count) judged otherwise than they have to be")
    for line in open.sorted() { print("  \(line)") }
    #expect(count > 150)
    #expect(open.count <= Self.mostOpen)
  }

  /// What is found in a case: in its folder, or in the plain Argo workflow that it consists of.
  private static func findings(in folder: Path) async throws -> [Finding] {
    let snapshot = RelocatedSnapshot(snapshot: try DiskSnapshot(paths: [folder]), folder: folder)
    var configuration: ConfigurationFile?
    if let entry = try snapshot.entry(at: Path(ConfigurationFile.name.bytes)),
      case .bytes(let bytes) = try snapshot.content(of: entry, limit: 1 << 20)
    {
      configuration = ConfigurationFile(
        parsing: SourceFile(path: entry.path, origin: .workTree, bytes: bytes), rules: Rulebook.known)
    }
    let check = Check(
      of: snapshot, rules: Rulebook.rules, policy: Policy(settings: configuration?.settings ?? .standard),
      configuration: configuration)
    let argo: Path = "argo.yaml"
    let isPlain = try snapshot.entry(at: argo) != nil
    return try await check.run(isPlain ? .named(files: [argo], andFolders: false) : .whole).findings
  }
}
