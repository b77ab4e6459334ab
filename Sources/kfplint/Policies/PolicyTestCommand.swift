import ArgumentParser
import Configuration
import Diagnostics
import Policies
import Reporting
import RuleEngine
import Snapshots

/// `kfplint policies test`: the examples of each policy, like those of the built-in rules.
struct PolicyTestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Check the examples of policies: good ones and bad ones.",
    discussion: """
      The examples of a policy are in a folder with its name, next to the file that the policy stands in: in good/NAME nothing \
      may be found, and in bad/NAME what want.txt says. A folder base in an example holds the state before a change. Exit \
      status: 0, 1 if an example differs or is missing, or 2 if something could not be read.
      """)

  @Flag(help: "Write what is found into want.txt, to be read before it is committed.")
  var record = false

  @OptionGroup var reading: SourceArguments

  func run() async throws {
    var options = LintOptions()
    options.source = reading.options
    TimeLimit.start(seconds: options.source.timeLimit)
    let source = try LintSource.disk([], options)
    let found = try ConfigurationLookup.find(for: source, options.source)
    let problems = (found.configuration?.problems ?? []) + PolicyRules(found.settings.policies).problems
    if !problems.isEmpty {
      for problem in problems { StandardStream.tell("error: \(problem.location.path): \(problem.message)") }
      throw ExitCode(2)
    }
    var (passed, failed) = (0, 0)
    for policy in found.settings.policies where !policy.isReady {
      let folder = policy.name.location.path.parent.appending(policy.name.text)
      let examples = try ["good", "bad"].flatMap { kind throws(SnapshotError) in
        try Self.folders(in: folder.appending(ByteString(kind))).map { (kind, $0) }
      }
      for kind in ["good", "bad"] where !examples.contains(where: { $0.0 == kind }) {
        failed += 1
        try StandardStream.report("\(policy.name.text): there is no example in \(folder)/\(kind)\n")
      }
      for (kind, example) in examples {
        if let difference = try await difference(policy, isBad: kind == "bad", example) {
          failed += 1
          try StandardStream.report("\(example): \(difference)\n")
        } else {
          passed += 1
        }
      }
    }
    try StandardStream.report("\(passed) passed, \(failed) failed\n")
    if failed > 0 { throw ExitCode(1) }
  }

  private static func folders(in folder: Path) throws(SnapshotError) -> [Path] {
    guard DiskPath.isFolder(folder) else { return [] }
    var names: Set<ByteString> = []
    for entry in try DiskSnapshot(paths: [folder]).entries(below: folder) {
      if let rest = entry.path.relative(to: folder), let name = rest.components.first { names.insert(name) }
    }
    return names.sorted().map { folder.appending($0) }
  }

  /// How an example differs from what is wanted, if it does.
  private func difference(
    _ declaration: PolicyDeclaration, isBad: Bool, _ example: Path
  ) async throws -> String? {
    var declaration = declaration
    // One that a configuration has to enable is tested as well.
    declaration.severity = declaration.severity ?? .warning
    let policies = PolicyRules([declaration])
    let snapshot = try ExampleSnapshot(of: example)
    let check = Check(of: snapshot, rules: policies.rules, policy: Policy(settings: .standard))
    let result = try await check.run(.changed)
    for problem in policies.failures.problems { return problem.message }
    let outcome = Outcome(
      version: Version.current, source: snapshot.source, units: result.units, knownUnits: nil,
      findings: result.findings, threshold: .error)
    if outcome.units.isEmpty {
      return snapshot.base == nil
        ? "there is no pipeline or schedule in it" : "there is no pipeline or schedule that differs from base"
    }
    for unit in outcome.unreadableUnits {
      if case .unreadable(let reason) = unit.status { return reason }
    }
    // A good example that the policy does not look at would pass whatever the policy says.
    let runs = outcome.units.flatMap(\.rules)
    guard runs.contains(where: { $0.obstacle == nil }) else {
      return "the policy does not look at it"
        + (runs.first?.obstacle.map { ": \($0)" }
          ?? ": a policy on a \(declaration.subject.rawValue) needs another kind of file")
    }
    let report = ReportFormat.concise.report(outcome).text
    guard isBad else { return report.isEmpty ? nil : "a good example, and found is\n\(report)" }
    if report.isEmpty { return "a bad example, and nothing is found" }
    let wanted = example.appending(ExampleSnapshot.wantedName)
    if record { try ReportFile.write(report, to: wanted, guarding: [example]) }
    guard let bytes = try FileOnDisk.read(wanted) else { return "there is no want.txt; --record writes it" }
    let text = String(decoding: bytes, as: UTF8.self)
    return text == report ? nil : "wanted is\n\(text)found is\n\(report)"
  }
}
