public import ArgumentParser
public import Diagnostics
public import Reporting

/// The options that `lint` and `hook` have in common, as the command line gives them.
struct LintArguments: ParsableArguments {
  private static let standard = LintOptions()

  @Option(help: "The format of the report on standard output.")
  var format = standard.format

  @Option(
    help: ArgumentHelp("Write a report into a file as well; may be repeated.", valueName: "FORMAT:PATH"))
  var output: [OutputTarget] = []

  @Option(help: "The lowest severity that makes the exit status 1.")
  var failOn: Severity?

  @Flag(help: "Exit with 0 even if there are findings; a file that could not be read is still 2.")
  var exitZero = false

  @Flag(help: "Check everything, not only what the change touches.")
  var all = false

  @Flag(help: "Say what was skipped, and why.")
  var verbose = false

  @Option(help: "When to use colours.")
  var color = standard.color

  @Flag(help: "Repeat a finding for each pipeline that has it.")
  var noFold = false

  @Flag(help: "Add the attributes file and line to JUnit test cases, which some schemas refuse.")
  var junitExtended = false

  @Option(
    help: ArgumentHelp("The date that decides whether an ignore with `until` has expired.", valueName: "YYYY-MM-DD"),
    transform: Today.read)
  var today: Today?

  @Option(help: ArgumentHelp("Do not count the findings of this baseline.", valueName: "FILE"))
  var baseline: String?

  @OptionGroup var source: SourceArguments

  /// What was asked for.
  var options: LintOptions {
    LintOptions(
      format: format, output: output, failOn: failOn, exitZero: exitZero, all: all, verbose: verbose, color: color,
      noFold: noFold, junitExtended: junitExtended, today: today, baseline: baseline, source: source.options)
  }
}

extension ReportFormat: ExpressibleByArgument {}

extension Severity: ExpressibleByArgument {}

extension OutputTarget: ExpressibleByArgument {
  init?(argument: String) {
    guard let colon = argument.firstIndex(of: ":"), let format = ReportFormat(rawValue: String(argument[..<colon])),
      argument.index(after: colon) < argument.endIndex
    else { return nil }
    self.format = format
    path = String(argument[argument.index(after: colon)...])
  }
}
