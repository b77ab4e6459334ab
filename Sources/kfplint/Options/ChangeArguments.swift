import ArgumentParser
import Snapshots

/// Which change a command is about: what is staged, unless the command line says otherwise.
struct ChangeArguments: ParsableArguments {
  @Flag(help: "The change is what `git commit` is about to record (default).")
  var staged = false

  @Option(
    help: ArgumentHelp(
      "The change is what B changes since its merge base with A; auto asks the CI system.", valueName: "A..B"),
    completion: .references, transform: RevisionRange.read)
  var range: RevisionRange?

  @Option(
    help: ArgumentHelp("The change is what HEAD changes since its merge base with REV.", valueName: "REV"),
    completion: .references)
  var since: String?

  /// Whether the command line names a change.
  var isGiven: Bool { staged || range != nil || since != nil }

  func validate() throws {
    if [staged, range != nil, since != nil].filter({ $0 }).count > 1 {
      throw ValidationError("--staged, --range and --since cannot be combined")
    }
    if case .between("HEAD", "HEAD") = range { throw ValidationError("--range compares HEAD with itself") }
    if since == "" { throw ValidationError("--since needs the name of a commit") }
  }

  /// Opens the change.
  func open(_ options: SourceOptions) throws(SnapshotError) -> LintSource {
    if let since { return try .range(from: since, to: "HEAD", options) }
    return switch range {
    case .between(let from, let to): try .range(from: from, to: to, options)
    case .automatic: try .rangeOfBuild(options)
    case nil: try .staged(options)
    }
  }
}
