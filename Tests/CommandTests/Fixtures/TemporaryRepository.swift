import Foundation

/// A git repository in a folder of its own.
final class TemporaryRepository: TemporaryFolder {
  /// Runs `git init` in a new folder.
  override init() throws {
    try super.init()
    try git("init", "--quiet", "--initial-branch=main")
  }

  /// Runs git, which has to succeed, and returns what it wrote without the newline at the end.
  @discardableResult
  func git(
    _ arguments: String..., in subfolder: String = ".", environment: [String: String] = [:]
  ) throws -> String {
    let run = try Program.git.run(
      arguments, in: url(subfolder), environment: Self.environment.merging(environment) { $1 })
    guard run.status == 0 else { throw Failure(command: arguments, run: run) }
    return run.output.hasSuffix("\n") ? String(run.output.dropLast()) : run.output
  }

  /// Runs `git commit`, which a hook may refuse.
  func commit(
    _ arguments: [String], in subfolder: String = ".", environment: [String: String] = [:]
  ) throws -> ProgramRun {
    try Program.git.run(
      ["commit", "--quiet", "--message", "Change"] + arguments, in: url(subfolder),
      environment: Self.environment.merging(environment) { $1 })
  }

  /// Stages everything there is and commits it past all hooks.
  func commitAll() throws {
    try git("add", "--all")
    try git("commit", "--quiet", "--no-verify", "--allow-empty", "--message", "Everything")
  }

  /// The number of commits made on the current branch, merged ones aside; 0 before the first one.
  var commitCount: Int {
    get throws {
      let run = try Program.git.run(
        ["rev-list", "--count", "--first-parent", "HEAD"], in: url, environment: Self.environment)
      return Int(run.output.trimmingCharacters(in: .newlines)) ?? 0
    }
  }

  private struct Failure: Error {
    let command: [String]
    let run: ProgramRun
  }
}
