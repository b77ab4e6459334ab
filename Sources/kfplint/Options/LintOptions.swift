public import ArgumentParser
public import Diagnostics
public import Reporting

/// The options that `lint` and `hook` have in common.
struct LintOptions: ParsableArguments {
  @Option(help: "The form of the report on standard output.")
  var format: ReportFormat = .text

  @Option(help: ArgumentHelp("Write a report into a file as well; may be repeated.", valueName: "FORMAT:PATH"))
  var output: [OutputTarget] = []

  @Option(help: "The least severity that makes the exit status 1.")
  var failOn: Severity?

  @Flag(help: "Make the exit status 0 although there are findings; 2 stays 2.")
  var exitZero = false

  @Flag(help: "Look at everything, not only at what the change touches.")
  var all = false

  @Flag(help: "Say what was passed over, and why.")
  var verbose = false

  @Option(help: "When to use colours.")
  var color: ColorChoice = .auto

  @Flag(help: "Show a problem of many pipelines in each of them.")
  var noFold = false

  @Flag(help: "Give JUnit's test cases the attributes file and line, which some schemas refuse.")
  var junitExtended = false

  @Option(help: ArgumentHelp("The day on which an ignore with a date is looked at.", valueName: "YYYY-MM-DD"))
  var today: Today?

  @OptionGroup var source: SourceOptions

  /// Whether nothing but errors goes to standard error.
  var quiet: Bool { source.quiet }
}

extension ReportFormat: ExpressibleByArgument {}

extension Severity: ExpressibleByArgument {}

/// A report for a file: `--output junit:results.xml`.
struct OutputTarget: ExpressibleByArgument {
  let format: ReportFormat
  let path: String

  init?(argument: String) {
    guard let colon = argument.firstIndex(of: ":"), let format = ReportFormat(rawValue: String(argument[..<colon])),
      argument.index(after: colon) < argument.endIndex
    else { return nil }
    self.format = format
    path = String(argument[argument.index(after: colon)...])
  }
}
