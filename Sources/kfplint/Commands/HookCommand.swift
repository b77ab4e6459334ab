import ArgumentParser
import Diagnostics
import GitSource
import Snapshots

/// `kfplint hook`: reads what git hands to a hook.
struct HookCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hook", abstract: "Check what git hands to a hook.",
    discussion: """
      pre-commit and pre-merge-commit check the index. pre-push, pre-receive and update check every commit that a ref is \
      to lead to, where it differs from the merge base with what the ref leads to now; for a new ref, with what the \
      receiving side is known to have, or else all of it. Deletions are passed over.

      Without NAME, for hook managers: the index if GIT_INDEX_FILE is set, else the commit PRE_COMMIT_TO_REF compared with \
      its merge base with PRE_COMMIT_FROM_REF, else the new branch PRE_COMMIT_LOCAL_BRANCH, else the work tree.
      """)

  /// The hooks of git that are served.
  enum Name: String, CaseIterable, ExpressibleByArgument {
    case preCommit = "pre-commit"
    case preMergeCommit = "pre-merge-commit"
    case prePush = "pre-push"
    case preReceive = "pre-receive"
    case update

    /// Whether git runs the hook in the repository that is pushed to.
    var isOfServer: Bool { self == .preReceive || self == .update }

    /// Whether git passes arguments to the hook.
    var takesArguments: Bool { self == .prePush || self == .update }

    /// Whether git tells the hook of the push on its standard input.
    var readsStandardInput: Bool { self == .prePush || self == .preReceive }
  }

  @Argument(help: "The hook that git runs.")
  var name: Name?

  @Argument(help: "What git passes to it: name and URL of the remote, or a ref with its old and its new id.")
  var argument: [String] = []

  @OptionGroup var options: LintOptions

  func validate() throws {
    switch name {
    case .prePush where argument.isEmpty || argument.count > 2:
      throw ValidationError("pre-push goes with the name of the remote and its URL: kfplint hook pre-push -- \"$@\"")
    case .update where argument.count != 3:
      throw ValidationError("update goes with a ref, its old and its new id: kfplint hook update -- \"$@\"")
    case .prePush, .update: break
    case .preCommit, .preMergeCommit, .preReceive, nil:
      if !argument.isEmpty { throw ValidationError("only pre-push and update take arguments") }
    }
  }

  func run() async throws {
    try await LintRun(options, isHook: true).runAll { () throws(SnapshotError) in
      switch name {
      // Both hooks run before the commit is made of the index that git names.
      case .preCommit, .preMergeCommit: [try .staged(options)]
      case .prePush:
        try sources(Push(RefUpdate.pushed(Self.input()), toRemote: ByteString(RawArguments.path(argument[0]).bytes)))
      case .preReceive: try sources(Push(intoThisRepository: RefUpdate.received(Self.input())))
      case .update: try sources(Push(intoThisRepository: [RefUpdate(arguments: argument)]))
      case nil: [try sourceForHookManager()]
      }
    }
  }

  /// What git writes to the hook: some hundred bytes for each ref.
  private static func input() throws(SnapshotError) -> [UInt8] {
    try StandardInput.read(upTo: 256 << 20)
  }

  private func sources(_ push: Push) throws(SnapshotError) -> [LintSource] {
    try push.sources(in: LintSource.openRepository(options.source), options)
  }

  /// What pre-commit and prek ask for by their variables, which are the only thing that they pass on.
  private func sourceForHookManager() throws(SnapshotError) -> LintSource {
    func value(_ name: String) -> String? { Environment.value(name).flatMap { $0.isEmpty ? nil : $0 } }
    if value("GIT_INDEX_FILE") != nil { return try .staged(options) }
    // At the first push of a branch pre-commit leaves out both refs, and prek leaves out the one to compare with.
    guard let head = value("PRE_COMMIT_TO_REF") ?? value("PRE_COMMIT_LOCAL_BRANCH") else {
      return try .disk([], options)
    }
    if let base = value("PRE_COMMIT_FROM_REF") { return try .range(from: base, to: head, options) }
    guard let remote = value("PRE_COMMIT_REMOTE_NAME"), !options.all else { return try .commit(head, options) }
    let repository = try LintSource.openRepository(options.source)
    let known = try repository.commits(ofReferencesBelow: ByteString("refs/remotes/\(remote)/"))
    let base = try repository.mergeBase(of: repository.commit(named: head), andAnyOf: known)
    return try .commit(head, base: base, in: repository)
  }
}
