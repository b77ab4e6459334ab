import ArgumentParser
import Configuration
import Diagnostics
import Snapshots

/// `kfplint config`: what holds, and whether the file is valid.
struct ConfigCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Show the configuration that holds, or check the file.",
    subcommands: [ConfigShowCommand.self, ConfigCheckCommand.self])
}

/// `kfplint config show [PATH]`: the configuration that holds for a path.
struct ConfigShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the configuration that holds for a path, and where each value comes from.",
    discussion: """
      It is printed as YAML. Of the rules those are listed whose level or options the file or its profile sets; `kfplint \
      rules` lists all.
      """)

  @Argument(help: "A file or folder, for which overrides may hold.", completion: .file())
  var path: String?

  @OptionGroup var reading: SourceArguments

  func run() throws {
    let path = path.map { RawArguments.path($0) } ?? .top
    guard DiskPath.exists(path) else { throw SnapshotError("no such file or folder", path: path) }
    let found = try ConfigurationLookup.here(reading, for: path)
    for note in found.notes where !reading.quiet { StandardStream.tell("note: \(note)") }
    try StandardStream.report(EffectiveConfiguration(found, for: found.pathFromRoot(path)).text)
  }
}

/// `kfplint config check`: what is wrong with the configuration and its baseline.
struct ConfigCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check .kfplint.yaml and the baseline that it names, and nothing else.",
    discussion: "Exit status: 0 if nothing is wrong, 2 otherwise.")

  @Flag(help: "Write only errors to standard error.")
  var quiet = false

  func run() async throws {
    var options = LintOptions()
    options.source.quiet = quiet
    guard let path = try ConfigurationLookup.fileHere(options) else {
      if !quiet { StandardStream.tell("there is no .kfplint.yaml: the defaults hold") }
      return
    }
    try await LintRun(options).run { () throws(SnapshotError) in try LintSource.disk([path], as: nil, options) }
  }
}
