public import ArgumentParser
public import Diagnostics
public import Reporting

/// The options that `lint` and `hook` have in common, as the command line gives them.
struct LintArguments: ParsableArguments {
  private static let standard = LintOptions()

  @Option(help: "The form of the report on standard output.")
  var format = standard.format

  @Option(help: ArgumentHelp("Write a report into a file as well; may be repeated.", valueName: "FORMAT:PATH"))
  var output: [OutputTarget] = []

  @Option(help: "The least severity that makes the exit status 1.")
  var failOn: Severity?

  @Flag(help: "Make the exit status 0 although there are findings; 2 stays 2.")
  var exitZero = false

  @Option(help: ArgumentHelp("Read the configuration from this file.", valueName: "FILE"))
  var config: String?

  @Flag(help: "Read no configuration.")
  var noConfig = false

  @Flag(help: "Look at everything, not only at what the change touches.")
  var all = false

  @Flag(help: "Write nothing to standard error but what could not be read.")
  var quiet = false

  @Flag(help: "Say what was passed over, and why.")
  var verbose = false

  @Option(help: "When to use colours.")
  var color = standard.color

  @Flag(help: "Show a problem of many pipelines in each of them.")
  var noFold = false

  @Flag(help: "Give JUnit's test cases the attributes file and line, which some schemas refuse.")
  var junitExtended = false

  @Flag(help: "Read a repository that belongs to somebody else.")
  var trustRepository = false

  @Flag(help: "Let git fetch what a partial clone left behind, with the repository's settings.")
  var allowFetch = false

  @Option(
    help: ArgumentHelp("Give up after this time, with exit status 2; 0 for never.", valueName: "SECONDS"))
  var timeLimit = standard.timeLimit

  @Option(help: ArgumentHelp("The day on which an ignore with a date is looked at.", valueName: "YYYY-MM-DD"))
  var today: Today?

  /// What was asked for.
  var options: LintOptions {
    LintOptions(
      format: format, output: output, failOn: failOn, exitZero: exitZero, config: config, noConfig: noConfig, all: all,
      quiet: quiet, verbose: verbose, color: color, noFold: noFold, junitExtended: junitExtended,
      trustRepository: trustRepository, allowFetch: allowFetch, timeLimit: timeLimit, today: today)
  }

  func validate() throws {
    if noConfig && config != nil { throw ValidationError("--config and --no-config exclude each other") }
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
