import Foundation
import Testing

/// Repositories in which somebody has written a commit or tag by hand that is longer than it says, over which libgit2 1.5
/// falls.
@Suite("A commit or tag that is longer than it says")
struct PlantedObjectTests {
  private static let evil = String(repeating: "1", count: 40)

  private static let commands: [(arguments: [String], input: String)] = [
    (["lint", "--rev", "evil"], ""),
    (["lint", "--rev", evil], ""),
    (["lint", "--rev", "evil^{tree}"], ""),
    (["lint", "--range", "evil..main"], ""),
    (["lint", "--range", "main..evil"], ""),
    (["lint", "--since", "evil"], ""),
    (["plan", "--since", "evil"], ""),
    (["hook", "pre-push", "origin", "url"], "refs/heads/evil \(evil) refs/heads/evil \(evil)\n"),
    (["hook", "pre-receive"], "\(evil) \(evil) refs/heads/evil\n"),
  ]

  @Test("ends the check with a sentence, whatever leads to it", arguments: ["commit", "tag"], commands)
  func ends(_ kind: String, _ command: (arguments: [String], input: String)) throws {
    let repository = try repository(kind)
    let run = try repository.run(command.arguments, input: Data(command.input.utf8))
    #expect(run.status == 2)
    #expect(run.error.contains("the object is longer than it says; see `git fsck`"))
  }

  @Test("ends the check of what is staged, too, if HEAD leads to it", arguments: ["commit", "tag"])
  func staged(_ kind: String) throws {
    let repository = try repository(kind)
    try repository.write("ref: refs/heads/evil\n", to: ".git/HEAD")
    for arguments in [["lint", "--staged"], ["hook", "pre-commit"]] {
      let run = try repository.run(arguments)
      #expect(run.status == 2)
      let problem = kind == "tag" ? "it leads to a tag, not to a commit" : "the object is longer than it says"
      #expect(run.error.contains("\(problem); see `git fsck`"))
    }
  }

  /// A repository with a commit on `main`, and a branch that leads to what was written by hand.
  private func repository(_ kind: String) throws -> TemporaryRepository {
    let repository = try TemporaryRepository()
    try repository.commitAll()
    let tree = try repository.git("rev-parse", "HEAD^{tree}")
    let text =
      kind == "tag"
      ? "object \(try repository.git("rev-parse", "HEAD"))\ntype commit\ntag x\ntagger A <a> 1 +0000\n\nx\n"
      : "tree \(tree)\nauthor A <a> 1 +0000\ncommitter A <a> 1 +0000\n\nx\n"
    try repository.write("\(kind) \(text.utf8.count)\0\(text)\(String(repeating: "A", count: 100_000))", to: "object")
    try repository.shell(
      """
      mkdir .git/objects/11 && python3 -c '
      import sys, zlib
      sys.stdout.buffer.write(zlib.compress(sys.stdin.buffer.read()))' <object >.git/objects/11/\(Self.evil.dropFirst(2))
      """
    ).expectSuccess()
    try repository.write("\(Self.evil)\n", to: ".git/refs/heads/evil")
    return repository
  }
}
