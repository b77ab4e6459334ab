public import ArgumentParser
public import Diagnostics
public import Reporting

/// The options of every command that writes reports of findings, as the command line gives them.
struct ReportArguments: ParsableArguments {
  private static let standard = LintOptions()

  @Option(name: .shortAndLong, help: "The format of the report on standard output.")
  var format = standard.format

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write a report into a file as well; may be repeated.", valueName: "FORMAT:PATH"))
  var output: [OutputTarget] = []

  @Option(help: "The lowest severity that makes the exit status 1.")
  var failOn: Severity?

  @Flag(help: "Exit with 0 even if there are findings; a file that could not be read is still 2.")
  var exitZero = false

  @Flag(help: "Count findings by rule and by folder, instead of showing each of them as text.")
  var statistics = false

  @Option(help: "When to use colours.")
  var color = standard.color

  @Flag(help: "Repeat a finding for each pipeline that has it.")
  var noFold = false

  @Option(
    help: ArgumentHelp("What a test of JUnit stands for: a rule, a category or a whole unit.", valueName: "GRANULARITY")
  )
  var junitGranularity: TestGranularity?

  @Flag(help: "Add the attributes file and line to JUnit test cases, which some schemas refuse.")
  var junitExtended = false

  @Flag(help: "Keep suppressed findings in SARIF, which GitHub would show as open alerts.")
  var sarifSuppressed = false

  /// What was asked for.
  var options: LintOptions {
    LintOptions(
      format: format, output: output, failOn: failOn, exitZero: exitZero, color: color, noFold: noFold,
      junitGranularity: junitGranularity, junitExtended: junitExtended, sarifSuppressed: sarifSuppressed,
      statistics: statistics)
  }

  func validate() throws {
    if statistics && format != .text { throw ValidationError("--statistics needs --format text") }
    if output.contains(where: { $0.path == "-" }) {
      throw ValidationError("--output names a file; --format is for standard output")
    }
    let paths = output.map(\.path)
    if let twice = paths.first(where: { path in paths.count { $0 == path } > 1 }) {
      throw ValidationError("two reports cannot go into one file: \(twice)")
    }
  }
}

extension ReportFormat: ExpressibleByArgument {}

extension Severity: ExpressibleByArgument {}

extension TestGranularity: ExpressibleByArgument {}

extension OutputTarget: ExpressibleByArgument {
  /// The formats, for the message about a value that is none of this form.
  static var allValueStrings: [String] { ReportFormat.allCases.map { "\($0.rawValue):PATH" } }

  static var defaultCompletionKind: CompletionKind { .file() }

  init?(argument: String) {
    guard let colon = argument.firstIndex(of: ":"), let format = ReportFormat(rawValue: String(argument[..<colon])),
      argument.index(after: colon) < argument.endIndex
    else { return nil }
    self.format = format
    path = String(argument[argument.index(after: colon)...])
  }
}
