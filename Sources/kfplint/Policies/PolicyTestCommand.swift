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
      may be found, and in bad/NAME what want.txt says. Exit status: 0, 1 if an example differs or is missing, or 2 if \
      something could not be read.
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
    for policy in found.settings.policies {
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
    let policies = PolicyRules([declaration]) { $0.relative(to: example) ?? $0 }
    let policy = Policy(settings: .standard) { $0.relative(to: example) ?? $0 }
    let check = Check(of: try DiskSnapshot(paths: [example]), rules: policies.rules, policy: policy)
    let result = try await check.run(.whole)
    for problem in policies.failures.problems { return problem.message }
    let outcome = Outcome(
      version: Version.current, source: Outcome.Source(kind: .workTree), units: result.units, knownUnits: nil,
      findings: result.findings, threshold: .error)
    if outcome.units.isEmpty { return "there is no pipeline or schedule in it" }
    let prefix = "\(example)/"
    let report = ReportFormat.concise.report(outcome).text.split(separator: "\n").map { line in
      (line.hasPrefix(prefix) ? line.dropFirst(prefix.count) : line) + "\n"
    }.joined()
    guard isBad else { return report.isEmpty ? nil : "a good example, and found is\n\(report)" }
    if report.isEmpty { return "a bad example, and nothing is found" }
    let wanted = example.appending("want.txt")
    if record { try ReportFile.write(report, to: wanted, guarding: [example]) }
    guard let bytes = try FileOnDisk.read(wanted) else { return "there is no want.txt; --record writes it" }
    let text = String(decoding: bytes, as: UTF8.self)
    return text == report ? nil : "wanted is\n\(text)found is\n\(report)"
  }
}
