import ArgumentParser
import Diagnostics
import RuleEngine
import Snapshots

/// `kfplint verify-render`: whether what is committed is what the render scripts render.
struct VerifyRenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify-render", abstract: "Run the render scripts on a copy, and compare with what is committed.",
    discussion: """
      This is the only command that runs code of the repository. It writes the files that are checked into a folder of \
      their own, runs each SCRIPT there with your environment, and compares the rendered pipelines, except for the \
      compilation time and the SDK version. The repository's own files are not touched by what a script does to its tree; \
      but a script may do all that you may do, so run only those that you trust.

      Without SCRIPT, the scripts are those that the configuration names under render, or else each \
      render_pipeline*.sh next to a rendered pipeline. Without a source option, the files are those of the work tree.

      Exit status: 0 if all scripts render what is there, 1 if there are findings, 2 if something could not be done.
      """)

  @Argument(help: "The scripts.", completion: .file())
  var script: [String] = []

  @Flag(help: "Check what `git commit` is about to record.")
  var staged = false

  @Option(help: ArgumentHelp("Check a commit or tree.", valueName: "REV"), completion: .references)
  var rev: String?

  @Option(help: ArgumentHelp("End a run of a script after this time.", valueName: "SECONDS"))
  var timeout = 300

  @Option(help: ArgumentHelp("Run so many scripts at once (default: one for each processor).", valueName: "N"))
  var jobs: Int?

  @OptionGroup var report: ReportArguments
  @OptionGroup var reading: SourceArguments

  func validate() throws {
    if staged && rev != nil { throw ValidationError("--staged and --rev cannot be combined") }
    if script.contains("") { throw ValidationError("a SCRIPT is empty; leave it out to run all") }
    if timeout < 1 || timeout > 86_400 { throw ValidationError("--timeout is from 1 to 86400 seconds") }
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is from 1 to 256") }
  }

  func run() async throws {
    var options = report.options
    options.source = reading.options
    // The scripts have limits of their own.
    if options.source.timeLimit == SourceOptions().timeLimit { options.source.timeLimit = 0 }
    let run = RenderVerification(
      scripts: script, limit: .seconds(timeout), jobs: jobs ?? Processors.count, options: options)
    try await run.run { [options] () throws(SnapshotError) in
      if let rev { return try .commit(rev, options) }
      if staged {
        var options = options
        options.all = true
        return try .staged(options)
      }
      return try .disk([String](), options)
    }
  }
}
