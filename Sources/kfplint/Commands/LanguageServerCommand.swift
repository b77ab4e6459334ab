import ArgumentParser
import Glibc
import LanguageServer
import LanguageServerProtocol

/// `kfplint lsp`: a language server, for editors.
struct LanguageServerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp", abstract: "Check files in an editor, while they are typed: a language server.",
    discussion: """
      An editor starts it, and speaks the Language Server Protocol with it over standard input and standard output. What is \
      not saved yet is laid over the files of the work tree; only what open files are parts of is checked.

      Exit status: 0 after `shutdown` and `exit`, 1 if the editor is gone without them.
      """)

  @Flag(help: "Use standard input and standard output, which is always so; some editors insist on saying it.")
  var stdio = false

  @OptionGroup var reading: EditorArguments

  func run() async throws {
    var options = LintOptions()
    options.source = reading.options
    // An editor that goes away is noticed where it is written to.
    signal(SIGPIPE, SIG_IGN)
    let server = Server(MessageStream(), EditorFolders(options), version: Version.current)
    let status = await server.run()
    ScratchFolder.removeAll()
    if status != 0 { throw ExitCode(status) }
  }
}

/// How the language server reads repositories.
struct EditorArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("Read the configuration from this file.", valueName: "FILE"),
    completion: .file(extensions: ["yaml", "yml"]))
  var config: String?

  @Flag(help: "Read no configuration.")
  var noConfig = false

  @Flag(help: "Read a repository that belongs to another user.")
  var trustRepository = false

  @Option(
    help: ArgumentHelp(
      "Let the repository's own configuration name clones below this folder; may be repeated.", valueName: "FOLDER"),
    completion: .directory)
  var clonesBelow: [String] = []

  /// What was asked for.
  var options: SourceOptions {
    SourceOptions(
      config: config, noConfig: noConfig, quiet: true, trustRepository: trustRepository,
      clonesBelow: clonesBelow.map { RawArguments.path($0) }, timeLimit: 0)
  }

  func validate() throws {
    if noConfig && config != nil { throw ValidationError("--config and --no-config cannot be combined") }
  }
}
