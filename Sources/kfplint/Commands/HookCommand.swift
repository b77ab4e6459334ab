import ArgumentParser
import Snapshots

/// `kfplint hook`: reads what git hands to a hook.
struct HookCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook", abstract: "Check what git hands to a hook.",
    discussion: """
      Without NAME, for hook managers: the index if GIT_INDEX_FILE is set, else the commit PRE_COMMIT_TO_REF compared with \
      PRE_COMMIT_FROM_REF, else the work tree.
      """)

  /// The hooks of git that are served.
  enum Name: String, CaseIterable, ExpressibleByArgument {
    case preCommit = "pre-commit"
    case preMergeCommit = "pre-merge-commit"
  }

  @Argument(help: "The hook that git runs.")
  var name: Name?

  @OptionGroup var options: LintOptions

  func run() async throws {
    try await LintRun(options, isHook: true).run { () throws(SnapshotError) in
      // Both hooks run before the commit is made of the index that git names.
      if name != nil || Environment.isSet("GIT_INDEX_FILE") { return try .staged(options) }
      if let revision = Environment.value("PRE_COMMIT_TO_REF"), !revision.isEmpty {
        let base = Environment.value("PRE_COMMIT_FROM_REF").flatMap { $0.isEmpty ? nil : $0 }
        return try .commit(revision, base: base, options)
      }
      return try .disk([], options)
    }
  }
}
