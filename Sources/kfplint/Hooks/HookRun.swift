import Diagnostics
import GitSource
import Snapshots

/// One run of a hook: finds out what git hands over, and has it checked.
struct HookRun {
  private let name: HookName?
  private let arguments: [String]
  private let options: LintOptions

  init(of name: HookName?, arguments: [String], _ options: LintOptions) {
    self.name = name
    self.arguments = arguments
    self.options = options
  }

  /// A run without options, which is what nearly every hook is; `nil` if the arguments are anything else.
  ///
  /// To build the whole command line and to parse it takes about half the time of a commit that touches no pipeline.
  init?(plain arguments: [String]) {
    guard let command = arguments.first, command == "hook", arguments.count <= 2 else { return nil }
    var name: HookName?
    if let word = arguments.dropFirst().first {
      guard let hook = HookName(rawValue: word), !hook.takesArguments else { return nil }
      name = hook
    }
    var options = LintOptions()
    options.cache = .repository
    self.init(of: name, arguments: [], options)
  }

  func run() async throws {
    try await LintRun(options, isHook: true).runAll { () throws(SnapshotError) in
      switch name {
      // Both hooks run before the commit is made of the index that git names.
      case .preCommit, .preMergeCommit: [try .stagedForCommit(options)]
      case .prePush:
        try sources(Push(RefUpdate.pushed(Self.input()), toRemote: ByteString(RawArguments.path(arguments[0]).bytes)))
      case .preReceive: try sources(Push(intoThisRepository: RefUpdate.received(Self.input())))
      case .update: try sources(Push(intoThisRepository: [RefUpdate(arguments: arguments)]))
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
