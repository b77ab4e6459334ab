import Foundation
import Testing

/// Clones that left objects behind, and what brings those.
@Suite("Partial clones")
struct PartialCloneTests {
  private let repository: RepositoryOfKind

  init() throws {
    repository = try RepositoryOfKind()
  }

  private func makeClone(of format: String, filter: String = "blob:none") throws {
    try repository.makeHistory("--object-format=\(format)", in: "origin")
    try repository.clone("--filter=\(filter)", "--sparse")
  }

  @Test(
    "Without leave, nothing is fetched, and the command that is named brings the object", arguments: ["sha1", "sha256"])
  func theCommandThatIsNamed(format: String) throws {
    try makeClone(of: format)
    let run = try repository.kfplint("lint", "--rev", "HEAD", "--format", "concise", in: repository.place)
    #expect(run.status == 2)
    let command = try #require(run.output.firstMatch(of: /run `(git fetch origin ([0-9a-f]+))`, or pass --allow-fetch/))
    let isThere = "GIT_NO_LAZY_FETCH=1 git cat-file -e \(command.2)"
    #expect(try repository.shell(isThere, in: repository.place).status != 0)
    try repository.shell(String(command.1), in: repository.place).expectSuccess()
    try repository.shell(isThere, in: repository.place).expectSuccess()
  }

  @Test("With leave, git fetches what is read", arguments: ["sha1", "sha256"], ["blob:none", "tree:0"])
  func allowed(format: String, filter: String) throws {
    try makeClone(of: format, filter: filter)
    let base = try repository.git("rev-parse", "HEAD~1")
    let run = try repository.kfplint(
      "lint", "--rev", "HEAD", "--allow-fetch", "--verbose", "--format", "concise", in: repository.place)
    #expect(run.status == 1, "\(run)")
    #expect(run.reported == ["report/workflow.yaml params-missing"])
    let reason = format == "sha1" ? "is a partial clone, and lacks an object" : "uses SHA-256 object ids"
    #expect(run.error.contains("note: git was asked, because this repository \(reason)\n"), "\(run)")
    let range = try repository.kfplint(
      "hook", "--allow-fetch", "--format", "concise", in: repository.place,
      environment: ["PRE_COMMIT_FROM_REF": base, "PRE_COMMIT_TO_REF": "HEAD"])
    #expect(range.reported == ["report/workflow.yaml params-missing"], "\(range)")
  }

  @Test("What cannot be fetched is an error with git's own words", arguments: ["sha1", "sha256"])
  func unreachable(format: String) throws {
    try makeClone(of: format)
    try repository.move("origin", to: "elsewhere")
    let run = try repository.kfplint(
      "lint", "--rev", "HEAD", "--allow-fetch", "--format", "concise", in: repository.place)
    #expect(run.status == 2)
    #expect(run.output.contains("does not appear to be a git repository"), "\(run)")
  }

  @Test("Without git, --allow-fetch says so")
  func withoutGit() throws {
    try makeClone(of: "sha1")
    let run = try repository.kfplint(
      "lint", "--rev", "HEAD", "--allow-fetch", in: repository.place, environment: ["PATH": "/nonexistent"])
    #expect(run.status == 2)
    #expect(run.output.contains("git is not on the PATH"), "\(run)")
  }
}
