import Diagnostics
import Snapshots

/// Asks `git check-ignore`, which is kept running, about one path after the other.
final class IgnoreConversation {
  private let git: GitProgram
  private var program: RunningProgram?

  /// A conversation that starts the program with the first question.
  init(_ git: GitProgram) {
    self.git = git
  }

  /// Whether the ignore rules apply to a path of the work tree, tracked or not.
  func ignores(_ path: Path) throws(GitFailure) -> Bool {
    let program = try running()
    self.program = nil
    // A colon at the start would be a word to git.
    try program.send(Array("./".utf8) + path.bytes + [0])
    // The answer is four fields: the file with the rule, its line, the rule, and the path.
    _ = try program.bytes(upTo: 0)
    _ = try program.bytes(upTo: 0)
    let rule = try program.bytes(upTo: 0)
    _ = try program.bytes(upTo: 0)
    self.program = program
    return rule.first.map { $0 != UInt8(ascii: "!") } ?? false
  }

  private func running() throws(GitFailure) -> RunningProgram {
    if let program { return program }
    return try git.start(["check-ignore", "-z", "--stdin", "--no-index", "--verbose", "--non-matching"])
  }
}
