import ArgumentParser
import RuleEngine
import Rules

/// The options that `lint` and `hook` have in common, as the command line gives them.
struct LintArguments: ParsableArguments {
  @OptionGroup var report: ReportArguments

  @Option(
    help: ArgumentHelp("Run this rule only, if it is enabled; may be repeated.", valueName: "RULE"),
    completion: .list(Rulebook.rules.map(\.info.id)))
  var only: [String] = []

  @Flag(help: "Check everything, not only what the change touches.")
  var all = false

  @Flag(help: "Say what was skipped, and why.")
  var verbose = false

  @Option(
    help: ArgumentHelp("The date that decides whether an ignore with `until` has expired.", valueName: "YYYY-MM-DD"),
    transform: Today.read)
  var today: Today?

  @Option(
    help: ArgumentHelp(
      "What rules find that are newer than this version is information, so that an upgrade fails no build.",
      valueName: "VERSION"), transform: KnownVersion.read)
  var sinceVersion: KnownVersion?

  @Option(help: ArgumentHelp("Do not count the findings of this baseline.", valueName: "FILE"))
  var baseline: String?

  @Flag(help: "Check everything again, and keep no results for the next time.")
  var noCache = false

  @Option(
    help: ArgumentHelp(
      "Keep results in this folder, not in the git folder (see `kfplint cache`).", valueName: "FOLDER"),
    completion: .directory)
  var cacheFolder: String?

  @OptionGroup var source: SourceArguments

  /// What was asked for.
  var options: LintOptions {
    var options = report.options
    options.all = all
    options.verbose = verbose
    options.only = only
    options.today = today
    options.knownVersion = sinceVersion
    options.baseline = baseline
    options.cache = noCache ? .none : cacheFolder.map { .folder(RawArguments.path($0)) } ?? .repository
    options.source = source.options
    return options
  }

  func validate() throws {
    if noCache && cacheFolder != nil { throw ValidationError("--no-cache and --cache-folder cannot be combined") }
    if cacheFolder == "" { throw ValidationError("--cache-folder needs the path of a folder") }
    if verbose && source.quiet { throw ValidationError("--quiet and --verbose cannot be combined") }
  }
}
