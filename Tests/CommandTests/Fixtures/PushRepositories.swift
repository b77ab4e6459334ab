import Foundation
import Testing

/// A repository that is pushed from, with the bare one that it is pushed to as its remote `origin`.
final class PushRepositories {
  let client: TemporaryRepository
  let server: TemporaryFolder
  /// The bare repository's folder, as seen from that of the server.
  let bare: String

  /// One pipeline, `report`, is pushed to `main` already; `bare` is what the server's repository is called.
  init(bare: String = "pipelines.git") throws {
    client = try TemporaryRepository()
    server = try TemporaryFolder()
    self.bare = bare
    try server.makeFolder(bare)
    #expect(try server.shell("git init --quiet --bare --initial-branch=main", in: bare).status == 0)
    try client.git("remote", "add", "origin", server.url(bare).path)
    try client.writePipeline("report")
    try client.commitAll()
    try client.git("push", "--quiet", "origin", "main")
  }

  /// Runs `git push`, which a hook may refuse.
  func push(_ arguments: String..., environment: [String: String] = [:]) throws -> ProgramRun {
    try Program.git.run(
      ["push"] + arguments, in: client.url, environment: TemporaryFolder.environment.merging(environment) { $1 })
  }

  /// What a ref of the server leads to; `nil` if there is none.
  func pushed(_ ref: String) throws -> String? {
    let run = try server.shell("git rev-parse --verify --quiet \(ref)", in: bare)
    return run.status == 0 ? run.output.trimmingCharacters(in: .newlines) : nil
  }

  /// Commits a pipeline without one of its parameter files on the branch that is checked out.
  func commitBroken(_ folder: String, without missing: String = "recipient") throws {
    try client.writePipeline(folder, without: missing)
    try client.commitAll()
  }

  /// Commits a pipeline in order on the branch that is checked out.
  func commitSound(_ folder: String) throws {
    try client.writePipeline(folder)
    try client.commitAll()
  }

  /// Checks out a new branch that starts at another one.
  func branch(_ name: String, from start: String = "main") throws {
    try client.git("checkout", "--quiet", "-b", name, start)
  }

  /// The id of a commit, shortened as the reports do it.
  func short(_ revision: String) throws -> String {
    try client.git("rev-parse", "--short=7", revision)
  }
}

extension ProgramRun {
  /// The findings in what a hook wrote to standard error, as `path rule`; `remote: ` before them is left out.
  var told: [String] {
    error.split(separator: "\n").compactMap { line in
      let line = line.replacing("remote: ", with: "")
      guard let match = line.firstMatch(of: /--> (.+?)(:\d+:\d+)? \(at/) else { return nil }
      return String(match.1)
    }
  }
}
