import Foundation
import TestSupport
import Testing

@Suite("A command line with the usual options only")
struct PlainLintTests {
  private let repository: TemporaryRepository

  init() throws { repository = try .ofThreePipelines() }

  private func run(_ arguments: [String]) throws -> ProgramRun {
    try Program.kfplint.run(arguments, in: repository.url, environment: TemporaryFolder.environment)
  }

  /// What is written, without how long it took.
  private func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map { String($0.replacing(#/, in \d+ ms$/#, with: "")) }
  }

  @Test(
    "means the same as with an option that changes nothing",
    arguments: [
      [], ["report"], ["sales", "report"], [".", "--no-cache"], ["help"], ["not-there"],
      ["--rev", "HEAD"], ["--rev", "HEAD", "report", "--no-cache"], ["--rev", "not-there"],
      ["--rev", "HEAD", "not-there"],
      ["--cache-folder", "kept"], ["--cache-folder", "kept", "--no-cache"], ["--cache-folder", ""], ["--cache-folder"],
      ["--no-cache", "--cache-folder", "kept"], ["--cache-folder", "--staged"],
      ["--staged"], ["--staged", "--format", "concise"], ["sales", "--staged"],
      ["--format", "junit"], ["--format", "sarif", "--rev", "HEAD"], ["--format", "markdown", "report/workflow.yaml"],
      // What the plain way leaves to the parser.
      ["--rev", "HEAD", "--rev", "HEAD"], ["--format", "json", "--format", "concise"], ["--format=concise"],
      ["--staged", "--rev", "HEAD"], ["--rev", "HEAD", "--rev"], ["--rev", ""], ["--rev", "--staged"], ["--format"],
      ["--format", "Concise"], ["--no-cache", "--no-cache"], [""], ["-"], ["--", "report"], ["--nonsense"],
    ])
  func isTheSame(_ arguments: [String]) throws {
    try repository.remove("sales/params/recipient")
    try repository.git("add", "--all")
    let plain = try run(["lint"] + arguments)
    // `--color auto` is what is meant without it, and lets the parser read everything.
    let parsed = try run(["lint", "--color", "auto"] + arguments)
    #expect(plain.status == parsed.status)
    #expect(plain.output == parsed.output)
    #expect(lines(plain.error) == lines(parsed.error))
  }
}
