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

  @Flag(help: "Exit with 0 in spite of findings; what could not be read is still 2.")
  var exitZero = false

  @Flag(help: "Look at everything, not only at what the change touches.")
  var all = false

  @Flag(help: "Say what was passed over, and why.")
  var verbose = false

  @Option(help: "When to use colours.")
  var color = standard.color

  @Flag(help: "Show a problem of many pipelines in each of them.")
  var noFold = false

  @Flag(help: "Give JUnit's test cases the attributes file and line, which some schemas refuse.")
  var junitExtended = false

  @Option(
    help: ArgumentHelp("The date that decides whether an ignore with `until` has expired.", valueName: "YYYY-MM-DD"),
    transform: Today.read)
  var today: Today?

  @OptionGroup var source: SourceArguments

  /// What was asked for.
  var options: LintOptions {
    LintOptions(
      format: format, output: output, failOn: failOn, exitZero: exitZero, all: all, verbose: verbose, color: color,
      noFold: noFold, junitExtended: junitExtended, today: today, source: source.options)
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
