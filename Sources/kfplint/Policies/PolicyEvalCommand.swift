public import ArgumentParser
import CEL
public import Configuration
import Diagnostics
import Policies
import Reporting
import RuleEngine
import Snapshots

/// `kfplint policies eval EXPRESSION PATH`: what an expression sees, subject by subject.
struct PolicyEvalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Print the value of an expression, subject by subject.",
    discussion: """
      The expression has the variables that a policy `on:` the same subject has; `kfplint policies model` lists them. Exit \
      status: 0, or 2 when the expression is wrong or something could not be read.
      """)

  @Argument(help: "An expression of CEL.")
  var expression: String

  @Argument(help: "Files and folders on disk.", completion: .file())
  var path: [String] = []

  @Option(help: "What is looked at.")
  var on = PolicyDeclaration.Subject.container

  @OptionGroup var reading: SourceArguments

  func run() async throws {
    var options = LintOptions()
    options.source = reading.options
    TimeLimit.start(seconds: options.source.timeLimit)
    let source = try LintSource.disk(path, options)
    let found = try ConfigurationLookup.find(for: source, options.source)
    let rule: RegisteredRule
    do throws(CELFault) {
      rule = try PolicyRules.showing(expression, on: on, pathFromRoot: found.pathFromRoot)
    } catch {
      throw SnapshotError(Self.sentence(error, in: expression))
    }
    let policy = Policy(settings: .standard, pathFromRoot: found.pathFromRoot)
    let check = Check(of: source.snapshot, rules: [rule], policy: policy)
    let result = try await check.run(source.scope)
    let outcome = Outcome(
      version: Version.current, source: source.snapshot.source, units: result.units, knownUnits: nil,
      findings: result.findings, threshold: .error)
    let lines = ReportFormat.concise.report(outcome).text
    try StandardStream.report(lines.replacing(" info[eval] ", with: " "))
    for unit in outcome.unreadableUnits {
      if case .unreadable(let reason) = unit.status { StandardStream.tell("error: \(reason)") }
    }
    if result.findings.isEmpty { StandardStream.tell("there is no \(on.rawValue) here") }
    if !outcome.unreadableUnits.isEmpty { throw ExitCode(2) }
  }

  /// What is wrong, and which part of the expression is meant.
  private static func sentence(_ fault: CELFault, in expression: String) -> String {
    let part = Array(expression.utf8)[fault.range]
    let place = part.isEmpty ? "at byte \(fault.range.lowerBound + 1)" : "at \(ByteString(part).quoted)"
    return "\(place): \(fault.message)" + (fault.help.map { "; \($0)" } ?? "")
  }
}

extension PolicyDeclaration.Subject: ExpressibleByArgument {}
