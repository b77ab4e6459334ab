import ArgumentParser

/// The options of every command that reads a repository, as the command line gives them.
struct SourceArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Read the configuration from this file.", valueName: "FILE"))
  var config: String?

  @Flag(help: "Read no configuration.")
  var noConfig = false

  @Flag(help: "Write only errors to standard error.")
  var quiet = false

  @Flag(help: "Read a repository that belongs to another user.")
  var trustRepository = false

  @Flag(help: "Let git fetch what a partial clone left behind, with the repository's settings.")
  var allowFetch = false

  @Option(
    help: ArgumentHelp("Give up after this time, with exit status 2; 0 for never.", valueName: "SECONDS"))
  var timeLimit = SourceOptions().timeLimit

  /// What was asked for.
  var options: SourceOptions {
    SourceOptions(
      config: config, noConfig: noConfig, quiet: quiet, trustRepository: trustRepository, allowFetch: allowFetch,
      timeLimit: timeLimit)
  }

  func validate() throws {
    if noConfig && config != nil { throw ValidationError("--config and --no-config exclude each other") }
  }
}
