public import ArgumentParser
public import Pipelines
import Reporting
import Snapshots

/// `kfplint lint`, which is also what `kfplint` does without the name of a command.
struct LintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Check files, the index, a commit, or what a branch changes.",
    discussion: """
      Without PATH and source option, kfplint checks the work tree around the current folder. A PATH is a folder, a file \
      of a pipeline, or - for one workflow from standard input. With --staged, --rev, --range or --since, only what lies \
      below PATH is checked.

      A..B means what B changes since its merge base with A, as a pull request shows it; A...B means the same. The files \
      are read from B. If you leave out one side, HEAD is used. If A and B share no history, all of B is checked.
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

  @Option(help: "Treat the named files as pipelines or as plain Argo workflows, regardless of their content.")
  var kind: DeclaredKind?

  @Option(
    help: ArgumentHelp(
      "Check one of N parts of the pipelines and schedules; auto asks the CI system. `kfplint merge` puts the JSON reports together.",
      valueName: "I/N"), transform: ShardChoice.read)
  var shard: ShardChoice?

  @Option(
    help: ArgumentHelp("Write all that is found into a baseline, so that only what is new counts.", valueName: "FILE"))
  var writeBaseline: String?

  @Flag(help: "Remove what is fixed from the baseline, and add nothing.")
  var updateBaseline = false

  @Flag(help: "Make the safe fixes: in the index with --staged, and otherwise on disk.")
  var fix = false

  @Flag(help: "Show the fixes as a unified diff, and change nothing.")
  var diff = false

  @Flag(help: "With --fix or --diff, take the fixes that are a guess as well.")
  var unsafe = false

  @Option(
    help: ArgumentHelp(
      "Show in the HTML report how many findings there were at each of the last N commits.", valueName: "N"))
  var history: Int?

  @OptionGroup var common: LintArguments

  func validate() throws {
    // Beside a file that standard input stands in for, --staged says where the files around it are.
    let sources = [staged && stdinPath == nil, rev != nil, range != nil, since != nil].filter { $0 }.count
    if sources > 1 { throw ValidationError("--staged, --rev, --range and --since cannot be combined") }
    if sources == 1 && path.contains("-") {
      throw ValidationError("- cannot be combined with --staged, --rev, --range or --since")
    }
    if sources == 1 && kind != nil { throw ValidationError("--kind needs files on disk") }
    if path.contains("-") && path.count > 1 { throw ValidationError("- cannot be combined with other paths") }
    if path.contains("") { throw ValidationError("a PATH is empty; leave it out to check the work tree") }
    if kind != nil && path.isEmpty { throw ValidationError("--kind needs a PATH") }
    if shard != nil && path.contains("-") { throw ValidationError("--shard needs more than standard input") }
    if shard != nil && (writeBaseline != nil || updateBaseline) {
      throw ValidationError("a baseline is made of everything: leave out --shard")
    }
    if stdinPath != nil && path != ["-"] { throw ValidationError("--stdin-path needs - as PATH") }
    if writeBaseline != nil && !common.only.isEmpty {
      throw ValidationError("--write-baseline runs all rules: leave out --only")
    }
    // An empty variable in a script must not turn into a range of nothing, in which nothing is ever wrong.
    if case .between("HEAD", "HEAD") = range { throw ValidationError("--range compares HEAD with itself") }
    let isPart = staged || range != nil || since != nil
    if writeBaseline != nil && isPart && !common.all {
      throw ValidationError("--write-baseline looks at everything: add --all, or leave out the change")
    }
    if writeBaseline != nil && (common.baseline != nil || updateBaseline) {
      throw ValidationError("--write-baseline makes a new baseline: leave out --baseline and --update-baseline")
    }
    if updateBaseline && common.baseline == nil && (isPart || rev != nil) {
      throw ValidationError("--update-baseline changes a file on disk: name it with --baseline, or check files on disk")
    }
    try validateFixes()
    try validateHistory()
    if since == "" { throw ValidationError("--since needs the name of a commit") }
  }

  private func validateFixes() throws {
    if unsafe && !fix && !diff { throw ValidationError("--unsafe needs --fix or --diff") }
    if fix && !diff && (rev != nil || range != nil || since != nil) {
      throw ValidationError(
        "--fix cannot change a commit: check out the files and leave out --rev, --range and --since")
    }
    if fix && !diff && path.contains("-") {
      throw ValidationError("--fix cannot change standard input: name a file, or use --diff")
    }
    if (fix || diff) && (writeBaseline != nil || updateBaseline) {
      throw ValidationError("--fix and --diff cannot be combined with --write-baseline and --update-baseline")
    }
    if diff && (common.report.format != .text || common.report.statistics) {
      throw ValidationError(
        "--diff writes a diff to standard output: leave out --format, or write reports with --output")
    }
  }

  private func validateHistory() throws {
    guard let history else { return }
    if !(1...StatsCommand.mostCommits).contains(history) {
      throw ValidationError("--history has to be a number from 1 to \(StatsCommand.mostCommits)")
    }
    if path == ["-"] { throw ValidationError("--history needs more than standard input") }
    if common.report.format != .html && !common.report.output.contains(where: { $0.format == .html }) {
      throw ValidationError("--history is for the HTML report: add --output html:PATH, or use `kfplint stats`")
    }
  }

  func run() async throws {
    var options = common.options
    options.fixes = diff ? .show : fix ? .make : .leave
    options.allowsUnsafeFixes = unsafe
    options.newBaseline = writeBaseline
    options.updatesBaseline = updateBaseline
    options.history = history
    options.shard = try shard?.shard()
    try await LintRun(options).run { [options] () throws(SnapshotError) in
      if path == ["-"] { return try .standardInput(path: stdinPath, as: kind, isStaged: staged, options) }
      if let source = try sourceInRepository(options) { return try source.limited(to: path) }
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
