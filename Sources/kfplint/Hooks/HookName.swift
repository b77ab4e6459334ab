/// The hooks of git that are served.
enum HookName: String, CaseIterable {
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
