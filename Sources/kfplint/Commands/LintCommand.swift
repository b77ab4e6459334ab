public import ArgumentParser
public import Pipelines
import Snapshots

/// `kfplint lint`, which is also what `kfplint` does without the name of a command.
struct LintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Check files, the index or a commit.",
    discussion: """
      Without PATH and source option, the work tree around the current folder is checked. A PATH is a folder, a file of a \
      pipeline, or - for one workflow from standard input.
      """)

  @Argument(help: "Files and folders on disk, or - for standard input.")
  var path: [String] = []

  @Flag(help: "Check what `git commit` is about to record: the index, never the work tree.")
  var staged = false

  @Option(help: ArgumentHelp("Check a commit or tree.", valueName: "REV"))
  var rev: String?

  @Option(help: ArgumentHelp("The name to report standard input under.", valueName: "NAME"))
  var stdinPath: String?

  @Option(help: "What the named files are, whatever they look like: pipelines, or plain Argo workflows.")
  var kind: DeclaredKind?

  @OptionGroup var options: LintOptions

  func validate() throws {
    let sources = [staged, rev != nil, !path.isEmpty].filter { $0 }.count
    if sources > 1 { throw ValidationError("--staged, --rev and PATH exclude each other") }
    if path.contains("-") && path.count > 1 { throw ValidationError("- stands alone") }
    if kind != nil && path.isEmpty { throw ValidationError("--kind goes with PATH") }
    if stdinPath != nil && path != ["-"] { throw ValidationError("--stdin-path goes with -") }
  }

  func run() async throws {
    try await LintRun(options).run { () throws(SnapshotError) in
      if staged { return try .staged(options) }
      if let rev { return try .commit(rev, base: nil, options) }
      if path == ["-"] { return try .standardInput(path: stdinPath, as: kind) }
      return try .disk(path, as: kind, options)
    }
  }
}

extension DeclaredKind: ExpressibleByArgument {}
