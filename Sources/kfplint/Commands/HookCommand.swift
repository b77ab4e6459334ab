import ArgumentParser

/// `kfplint hook`: reads what git hands to a hook.
struct HookCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook", abstract: "Check what git passes to a hook.",
    discussion: """
      pre-commit and pre-merge-commit check the index. pre-push, pre-receive and update check the new commit of each \
      ref, where it differs from its merge base with the old commit. For a new ref they compare with what the receiving \
      side is known to have; if nothing is known, they check all of it. Deletions are skipped.

      Without NAME, for hook managers: the index if GIT_INDEX_FILE is set, else the commit PRE_COMMIT_TO_REF compared with \
      its merge base with PRE_COMMIT_FROM_REF, else the new branch PRE_COMMIT_LOCAL_BRANCH, else the work tree.
      """)

  @Argument(help: "The hook that git runs.")
  var name: HookName?

  @Argument(help: "What git passes to it: name and URL of the remote, or a ref with its old and its new id.")
  var argument: [String] = []

  @OptionGroup var common: LintArguments

  func validate() throws {
    switch name {
    case .prePush where argument.isEmpty || argument.count > 2:
      throw ValidationError("pre-push needs the name of the remote and its URL: kfplint hook pre-push -- \"$@\"")
    case .update where argument.count != 3:
      throw ValidationError("update needs a ref, its old and its new id: kfplint hook update -- \"$@\"")
    case .prePush, .update: break
    case .preCommit, .preMergeCommit, .preReceive, nil:
      if !argument.isEmpty { throw ValidationError("only pre-push and update take arguments") }
    }
  }

  func run() async throws {
    try await HookRun(of: name, arguments: argument, common.options).run()
  }
}

extension HookName: ExpressibleByArgument {}
