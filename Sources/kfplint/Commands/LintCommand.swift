public import ArgumentParser
public import Pipelines
import Snapshots

/// `kfplint lint`, which is also what `kfplint` does without the name of a command.
struct LintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Check files, the index, a commit, or what a branch changes.",
    discussion: """
      Without PATH and source option, the work tree around the current folder is checked. A PATH is a folder, a file of a \
      pipeline, or - for one workflow from standard input.

      A..B is what B changes since its merge base with A, as a pull request shows it, read from B; A...B is the same. A \
      side that is left out is HEAD. Commits that share no history have no merge base: then all of B is checked.
      """)

  @Argument(help: "Files and folders on disk, or - for standard input.", completion: .file())
  var path: [String] = []

  @Flag(help: "Check what `git commit` is about to record: the index, never the work tree.")
  var staged = false

  @Option(help: ArgumentHelp("Check a commit or tree.", valueName: "REV"), completion: .references)
  var rev: String?

  @Option(
    help: ArgumentHelp("Check what B changes since its merge base with A; auto asks the CI system.", valueName: "A..B"),
    completion: .references, transform: RevisionRange.read)
  var range: RevisionRange?

  @Option(
    help: ArgumentHelp("Check what HEAD changes since its merge base with REV.", valueName: "REV"),
    completion: .references)
  var since: String?

  @Option(
    help: ArgumentHelp(
      "The file that standard input stands in for; the files around it are those on disk, or with --staged in the index.",
      valueName: "FILE"))
  var stdinPath: String?

  @Option(help: "What the named files are, regardless of how they look: pipelines, or plain Argo workflows.")
  var kind: DeclaredKind?

  @OptionGroup var common: LintArguments

  func validate() throws {
    // Beside a file that standard input stands in for, --staged says where the files around it are.
    let sources = [staged && stdinPath == nil, rev != nil, range != nil, since != nil, !path.isEmpty].filter { $0 }
      .count
    if sources > 1 { throw ValidationError("--staged, --rev, --range, --since and PATH exclude each other") }
    if path.contains("-") && path.count > 1 { throw ValidationError("- stands alone") }
    if kind != nil && path.isEmpty { throw ValidationError("--kind goes with PATH") }
    if stdinPath != nil && path != ["-"] { throw ValidationError("--stdin-path goes with -") }
    // An empty variable in a script must not turn into a range of nothing, in which nothing is ever wrong.
    if case .between("HEAD", "HEAD") = range { throw ValidationError("--range compares HEAD with itself") }
    if since == "" { throw ValidationError("--since goes with the name of a commit") }
  }

  func run() async throws {
    let options = common.options
    try await LintRun(options).run { () throws(SnapshotError) in
      if path == ["-"] { return try .standardInput(path: stdinPath, as: kind, isStaged: staged, options) }
      if staged { return try .staged(options) }
      if let rev { return try .commit(rev, options) }
      if let since { return try .range(from: since, to: "HEAD", options) }
      switch range {
      case .between(let from, let to): return try .range(from: from, to: to, options)
      case .automatic: return try .rangeOfBuild(options)
      case nil: break
      }
      return try .disk(path, as: kind, options)
    }
  }
}

extension DeclaredKind: ExpressibleByArgument {}
