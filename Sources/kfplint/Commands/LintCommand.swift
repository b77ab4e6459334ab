public import ArgumentParser
public import Pipelines
import Snapshots

/// `kfplint lint`, which is also what `kfplint` does without the name of a command.
struct LintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Check files, the index, a commit, or what a branch changes.",
    discussion: """
      Without PATH and source option, the work tree around the current folder is checked. A PATH is a folder, a file of a \
      pipeline, or - for one workflow from standard input. Beside --staged, --rev, --range or --since it limits the check \
      to what lies there.

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

  @Option(help: ArgumentHelp("The name to report standard input under.", valueName: "NAME"))
  var stdinPath: String?

  @Option(help: "What the named files are, regardless of how they look: pipelines, or plain Argo workflows.")
  var kind: DeclaredKind?

  @OptionGroup var common: LintArguments

  func validate() throws {
    let sources = [staged, rev != nil, range != nil, since != nil].filter { $0 }.count
    if sources > 1 { throw ValidationError("--staged, --rev, --range and --since exclude each other") }
    if sources == 1 && path.contains("-") {
      throw ValidationError("- goes without --staged, --rev, --range and --since")
    }
    if sources == 1 && kind != nil { throw ValidationError("--kind goes with files on disk") }
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
      if let source = try sourceInRepository(options) { return try source.limited(to: path) }
      if path == ["-"] { return try .standardInput(path: stdinPath, as: kind) }
      return try .disk(path, as: kind, options)
    }
  }

  /// What of a repository is to be looked at; `nil` if it is files on disk.
  private func sourceInRepository(_ options: LintOptions) throws(SnapshotError) -> LintSource? {
    if staged { return try .staged(options) }
    if let rev { return try .commit(rev, options) }
    if let since { return try .range(from: since, to: "HEAD", options) }
    switch range {
    case .between(let from, let to): return try .range(from: from, to: to, options)
    case .automatic: return try .rangeOfBuild(options)
    case nil: return nil
    }
  }
}

extension DeclaredKind: ExpressibleByArgument {}
