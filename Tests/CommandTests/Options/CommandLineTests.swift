import Foundation
import Testing

@Suite("The command line")
struct CommandLineTests {
  @Test(
    "Options that contradict each other are refused",
    arguments: [
      ["lint", "--staged", "--since", "HEAD"], ["lint", "--rev", "HEAD", "--staged"], ["lint", "--rev", "HEAD", "-"],
      ["hook", "pre-commit", "x"], ["hook", "pre-receive", "x"], ["hook", "pre-push"], ["hook", "update", "x", "y"],
      ["lint", "-", "sales"], ["lint", "--stdin-path", "x", "sales"], ["lint", "--no-config", "--config", "x"],
    ])
  func contradiction(_ arguments: [String]) throws {
    try expectUsageError(arguments)
  }

  @Test(
    "What the command line does not know is refused, with the usage on standard error",
    arguments: [
      ["--nonsense"], ["lint", "--nonsense"], ["lint", "-x"], ["lint", "--format", "yaml"],
      ["lint", "--fail-on", "bad"],
      ["lint", "--today", "tomorrow"], ["lint", "--output", "results.xml"], ["lint", "--output", "yaml:results"],
      ["lint", "--output", "json:"], ["lint", "--rev"], ["lint", "--color", "red"], ["hook", "post-commit"],
      ["explain"], ["lint", "--junit-granularity", "folder"],
      ["lint", "--output", "json:-"], ["lint", "--output", "json:a", "--output", "junit:a"],
      ["lint", "--statistics", "--format", "json"],
      ["install", "pre-cook"], ["rules", "params"],
    ])
  func unknown(_ arguments: [String]) throws {
    try expectUsageError(arguments)
  }

  @Test("A misspelt rule is answered with the right one")
  func misspeltRule() throws {
    for command in [["explain", "param-missing"], ["lint", "--only", "param-missing"]] {
      let run = try TemporaryFolder().run(command)
      #expect(run.status == 2)
      #expect(run.error.contains("there is no rule param-missing; did you mean params-missing?"), "\(run.error)")
    }
    #expect(try TemporaryFolder().kfplint("explain", "no-such-thing").status == 2)
  }

  @Test(
    "A word that is neither a command nor a path is answered with the command that was probably meant",
    arguments: [
      (["lnt"], "lint"), (["explan", "x"], "explain"), (["version"], "--version"), (["check", "."], "lint"),
      (["help", "rulse"], "rules"), (["plna", "--help"], "plan"),
    ])
  func misspeltCommand(_ arguments: [String], _ meant: String) throws {
    let run = try kfplint(arguments)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.error.contains("did you mean `kfplint \(meant)`?"), "\(run.error)")
  }

  @Test(
    "Help of a command that does not exist is not the help of another",
    arguments: [["daemon", "--help"], ["help", "x"]])
  func helpOfNothing(_ arguments: [String]) throws {
    let run = try kfplint(arguments)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.error.hasPrefix("error: there is no command "))
  }

  @Test("A folder may have the name of no command, and is checked")
  func folderLikeCommand() throws {
    let folder = try TemporaryFolder()
    try folder.writePipeline("lnt", without: "recipient")
    #expect(try folder.kfplint("lnt", "--format", "concise").reported == ["lnt/workflow.yaml params-missing"])
  }

  @Test(
    "A value that is refused is answered with what to write",
    arguments: [
      (["lint", "--range", "HEAD~1"], "origin/main..HEAD, or auto"), (["lint", "--today", "x"], "2027-01-31"),
      (["lint", "--time-limit", "0.5"], "whole number of seconds"), (["lint", "--format", "yaml"], "junit"),
      (["schedule", "next", "x", "--from", "tomorrow"], "2030-01-31"), (["lint", "--fail-on", "bad"], "'warning'"),
    ])
  func refusedValue(_ arguments: [String], _ choices: String) throws {
    let run = try kfplint(arguments)
    #expect(run.status == 2)
    #expect(run.error.contains(choices), "\(run.error)")
  }

  @Test(
    "Help goes to standard output",
    arguments: [
      ["--help"], ["-h"], ["help"], ["lint", "--help"], ["hook", "--help"], ["install", "-h"], ["help", "lint"],
    ])
  func help(_ arguments: [String]) throws {
    let run = try kfplint(arguments)
    #expect(run.status == 0)
    #expect(run.output.contains("USAGE: kfplint"))
    #expect(run.error.isEmpty)
  }

  @Test("The version, the list of rules and a rule's page go to standard output")
  func information() throws {
    let version = try kfplint(["--version"])
    #expect(version.status == 0)
    let libraries = /with Swift \d+\.\d+, libgit2 \d[\d.]+, libyaml \d[\d.]+, zlib \d[\d.]+\n/
    #expect(version.output.split(separator: "\n").first?.wholeMatch(of: /kfplint \d+\.\d+\.\d+/) != nil)
    #expect(version.output.contains(libraries))
    let rules = try kfplint(["rules"])
    #expect(rules.status == 0)
    #expect(rules.output.contains(/params-missing +error/))
    let page = try kfplint(["explain", "params-missing"])
    #expect(page.status == 0)
    #expect(page.output.hasPrefix("# params-missing"))
    #expect(version.error + rules.error + page.error == "")
  }

  @Test("After -- a path may look like an option", arguments: ["--help", "--staged", "-x"])
  func pathLikeOption(_ name: String) throws {
    let folder = try TemporaryFolder()
    try folder.writePipeline(name, without: "recipient")
    let run = try folder.kfplint("lint", "--format", "concise", "--", name)
    #expect(run.status == 1)
    #expect(run.reported == ["\(name)/workflow.yaml params-missing"])
  }

  private func expectUsageError(_ arguments: [String], sourceLocation: SourceLocation = #_sourceLocation) throws {
    let run = try kfplint(arguments)
    #expect(run.status == 2, sourceLocation: sourceLocation)
    #expect(run.output.isEmpty, sourceLocation: sourceLocation)
    #expect(run.error.hasPrefix("error: "), sourceLocation: sourceLocation)
    #expect(run.error.contains("Usage: kfplint"), sourceLocation: sourceLocation)
  }

  /// Runs the program in an empty folder.
  private func kfplint(_ arguments: [String]) throws -> ProgramRun {
    let folder = try TemporaryFolder()
    return try folder.run(arguments)
  }
}
