import ArgumentParser

/// The options of every command that reads a repository, as the command line gives them.
struct SourceArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("Read the configuration from this file.", valueName: "FILE"),
    completion: .file(extensions: ["yaml", "yml"]))
  var config: String?

  @Flag(help: "Read no configuration.")
  var noConfig = false

  @Flag(name: .shortAndLong, help: "Write only errors to standard error.")
  var quiet = false

  @Flag(help: "Read a repository that belongs to another user.")
  var trustRepository = false

  @Flag(help: "Let git fetch missing objects of a partial clone, with the repository's settings.")
  var allowFetch = false

  @Option(
    help: ArgumentHelp(
      "Let the repository's own configuration name clones below this folder; may be repeated.", valueName: "FOLDER"),
    completion: .directory)
  var clonesBelow: [String] = []

  @Option(
    help: ArgumentHelp(
      "Stop after this time (default: \(SourceOptions().timeLimit)) with exit status 2; 0 means no limit.",
      valueName: "SECONDS"),
    transform: UInt32.read)
  var timeLimit = SourceOptions().timeLimit

  /// What was asked for.
  var options: SourceOptions {
    SourceOptions(
      config: config, noConfig: noConfig, quiet: quiet, trustRepository: trustRepository, allowFetch: allowFetch,
      clonesBelow: clonesBelow.map { RawArguments.path($0) }, timeLimit: timeLimit)
  }

  func validate() throws {
    if noConfig && config != nil { throw ValidationError("--config and --no-config cannot be combined") }
  }
}
