import Foundation
import Testing

/// What `git push` does with kfplint's hook `pre-push` in place.
@Suite("A push, with the hook pre-push,")
struct PushTests {
  private let repositories: PushRepositories
  private var client: TemporaryRepository { repositories.client }

  init() throws {
    repositories = try PushRepositories()
    try client.kfplint("install", "pre-push").expectSuccess()
  }

  @Test("of a pipeline in order goes through, whatever lies in the work tree")
  func inOrder() throws {
    try repositories.commitSound("sales")
    try client.writePipeline("sales", without: "recipient")
    try client.remove("sales/params/recipient")
    let run = try repositories.push("--quiet", "origin", "main")
    #expect(run.status == 0)
    #expect(run.closing == "checked 1 pipeline, at \(try repositories.short("main")) for main")
    #expect(try repositories.pushed("main") == client.git("rev-parse", "main"))
  }

  @Test("of a broken pipeline is refused, with what the commits change and nothing else")
  func refused() throws {
    try repositories.commitBroken("sales")
    try repositories.commitSound("stock")
    let run = try repositories.push("--quiet", "origin", "main")
    #expect(run.status == 1)
    #expect(run.told == ["sales/workflow.yaml"])
    #expect(run.error.contains("checked 2 pipelines, at \(try repositories.short("main")) for main"))
    #expect(run.output.isEmpty)
    #expect(try repositories.pushed("main") == client.git("rev-parse", "main~2"))
  }

  @Test("of what is broken for long and only lies beside the change goes through")
  func brokenBefore() throws {
    try repositories.commitBroken("sales")
    try repositories.push("--quiet", "--no-verify", "origin", "main").expectSuccess()
    try repositories.commitSound("stock")
    try repositories.push("--quiet", "origin", "main").expectSuccess()
  }

  @Test("of a new branch is about what the remote's branches do not have")
  func newBranch() throws {
    try repositories.commitBroken("sales")
    try repositories.push("--quiet", "--no-verify", "origin", "main").expectSuccess()
    try repositories.branch("next")
    let nothing = try repositories.push("origin", "next")
    #expect(nothing.status == 0)
    #expect(nothing.error.contains("nothing to check: the change touches no pipeline or schedule, at"))

    try repositories.branch("other")
    try repositories.commitBroken("stock")
    let run = try repositories.push("--quiet", "origin", "other")
    #expect(run.status == 1)
    #expect(run.told == ["stock/workflow.yaml"])
  }

  @Test("of a first branch, to a remote that has nothing or that has no name, is about everything")
  func firstBranch() throws {
    try repositories.commitBroken("sales")
    try repositories.push("--quiet", "--no-verify", "origin", "main").expectSuccess()
    try repositories.server.shell("git init --quiet --bare empty.git").expectSuccess()
    let url = repositories.server.path + "/empty.git"
    try client.git("remote", "add", "empty", url)
    for remote in ["empty", url] {
      let run = try repositories.push("--quiet", remote, "main")
      #expect(run.status == 1)
      #expect(run.told == ["sales/workflow.yaml"])
      #expect(run.error.contains("checked 2 pipelines"))
    }
  }

  @Test("that is forced is about what the branch has now, counted from where the old one left it")
  func forced() throws {
    try repositories.commitSound("stock")
    try repositories.push("--quiet", "origin", "main").expectSuccess()
    try client.git("reset", "--quiet", "--hard", "HEAD~1")
    try repositories.commitBroken("sales")
    let run = try repositories.push("--quiet", "--force", "origin", "main")
    #expect(run.status == 1)
    #expect(run.told == ["sales/workflow.yaml"])
    #expect(run.error.contains("checked 1 pipeline,"))

    try client.git("checkout", "--quiet", "--orphan", "fresh")
    try client.git("commit", "--quiet", "--message", "Start again")
    let orphan = try repositories.push("--quiet", "--force", "origin", "fresh:main")
    #expect(orphan.status == 1)
    #expect(orphan.error.contains("checked 2 pipelines,"))
  }

  @Test("over commits of somebody else's, which are not here, is about what the remote is known not to have")
  func unknownRemoteCommit() throws {
    try repositories.server.shell(
      """
      git clone --quiet pipelines.git other && cd other && git commit --quiet --allow-empty --message Theirs &&
      git push --quiet origin main
      """
    ).expectSuccess()
    try repositories.commitBroken("sales")
    let run = try repositories.push("--quiet", "--force", "origin", "main")
    #expect(run.status == 1)
    #expect(run.told == ["sales/workflow.yaml"])
    #expect(run.error.contains("checked 1 pipeline,"))
  }

  @Test("from a shallow clone is about what its commits change, though what came before them is not here")
  func shallow() throws {
    try repositories.commitBroken("sales")
    try repositories.push("--quiet", "--no-verify", "origin", "main").expectSuccess()
    let server = repositories.server
    try server.shell("git clone --quiet --depth 1 'file://\(server.path)/pipelines.git' shallow").expectSuccess()
    try server.kfplint("install", "pre-push", in: "shallow").expectSuccess()
    try server.writePipeline("shallow/stock", without: "recipient")
    let commit = "git add --all && git commit --quiet --message Change && git push --quiet origin HEAD:main HEAD:next"
    let run = try server.shell(commit, in: "shallow")
    #expect(run.status == 1)
    #expect(run.told == ["stock/workflow.yaml"])
    #expect(run.error.contains("checked 1 pipeline,"))
    try server.write("the recipient", to: "shallow/stock/params/recipient")
    try server.shell(commit, in: "shallow").expectSuccess()
  }

  @Test("that deletes a branch, or changes nothing, looks at nothing")
  func deletion() throws {
    try repositories.commitBroken("sales")
    try repositories.push("--quiet", "--no-verify", "origin", "main:old").expectSuccess()
    let deletion = try repositories.push("--quiet", "origin", ":old")
    #expect(deletion.status == 0)
    #expect(deletion.closing == "nothing to check: the push brings no commit")
    #expect(try repositories.pushed("old") == nil)
    let nothing = try repositories.push("--quiet", "origin", "main~1:main")
    #expect(nothing.status == 0)
  }

  @Test(
    "of a tag is about the commit that it is of, and of a tag of a file about nothing",
    arguments: [[], ["-a", "-m", "x"]])
  func tag(_ options: [String]) throws {
    try repositories.commitBroken("sales")
    try client.shell("git tag \(options.joined(separator: " ")) v1 && git tag key HEAD:sales/params/period")
      .expectSuccess()
    let run = try repositories.push("--quiet", "origin", "v1")
    #expect(run.status == 1)
    #expect(run.told == ["sales/workflow.yaml"])
    #expect(run.error.contains("checked 1 pipeline, at \(try repositories.short("main")) for refs/tags/v1"))
    #expect(try repositories.pushed("v1") == nil)
    let key = try repositories.push("--quiet", "origin", "key")
    #expect(key.status == 0)
    #expect(key.closing == "nothing to check: the push brings no commit")
  }

  @Test("of several refs is one report, in which each finding names its refs, and one of two refs stands once")
  func severalRefs() throws {
    try repositories.commitBroken("sales")
    try repositories.branch("one")
    try repositories.commitBroken("stock")
    try repositories.branch("two", from: "main")
    try repositories.commitSound("costs")
    try client.git("tag", "v1", "one")
    let run = try repositories.push("--quiet", "origin", "main", "one", "two", "v1", ":refs/heads/gone")
    #expect(run.status == 1)
    #expect(run.told == ["sales/workflow.yaml", "stock/workflow.yaml"])
    #expect(run.error.contains("= note: pushed to main, one, two and refs/tags/v1"))
    #expect(run.error.contains("= note: pushed to one and refs/tags/v1"))
    #expect(run.error.contains("error: 2 errors; 3 pipelines checked"))
    #expect(run.error.contains("checked 3 pipelines, at \(try repositories.short("main")) for main, at "))
    #expect(try repositories.pushed("one") == nil)
  }

  @Test("checks each commit with the configuration that it holds, and the strictest threshold")
  func configurations() throws {
    try repositories.branch("lenient")
    try client.write("rules: {params-missing: off}\n", to: ".kfplint.yaml")
    try repositories.commitBroken("sales")
    try repositories.push("--quiet", "origin", "lenient").expectSuccess()
    try repositories.branch("strict", from: "main")
    try client.write("fail-on: warning\nrules: {params-missing: warning}\n", to: ".kfplint.yaml")
    try repositories.commitBroken("stock")
    try client.git("push", "--quiet", "origin", ":lenient")
    let run = try repositories.push("--quiet", "origin", "lenient", "strict")
    #expect(run.status == 1)
    #expect(run.told == ["stock/workflow.yaml"])
    #expect(run.error.contains("= note: pushed to strict"))
  }

  @Test("whose hook was there before reads the same input first, and may refuse it", arguments: ["sh", "dash", "bash"])
  func chained(_ shell: String) throws {
    let hook = client.path + "/.git/hooks/pre-push"
    try client.kfplint("uninstall").expectSuccess()
    try client.write("#!/bin/sh\necho \"$@\" >log\ncat >>log\n[ ! -e refuse ]\n", to: ".git/hooks/pre-push")
    try client.setMode(0o755, of: ".git/hooks/pre-push")
    try client.kfplint("install", "pre-push").expectSuccess()
    let base = try client.git("rev-parse", "main")
    try repositories.commitBroken("sales")
    let head = try client.git("rev-parse", "main")
    let line = "refs/heads/main \(head) refs/heads/main \(base)\n"
    for input in [line, line + line + "\n\n", ""] {
      let run = try client.shell("printf %s '\(input)' | \(shell) \(hook) origin url")
      #expect(try client.text("log") == "origin url\n" + input)
      #expect(run.status == (input.isEmpty ? 0 : 1))
    }
    try client.write("", to: "refuse")
    let run = try client.shell("printf %s '\(line)' | \(shell) \(hook) origin url")
    #expect(run.status == 1)
    #expect(run.output + run.error == "")
  }

  @Test("whose hook was there before may read nothing of its input")
  func chainedReadsNothing() throws {
    try client.kfplint("uninstall").expectSuccess()
    try client.write("#!/bin/sh\nexit 0\n", to: ".git/hooks/pre-push")
    try client.setMode(0o755, of: ".git/hooks/pre-push")
    try client.kfplint("install", "pre-push").expectSuccess()
    let id = try client.git("rev-parse", "main")
    let zero = String(repeating: "0", count: 40)
    let lines = (1...5000).map { "refs/heads/b\($0) \(id) refs/heads/b\($0) \(zero)\n" }.joined()
    try client.write(lines, to: "lines")
    let run = try client.shell("trap '' PIPE; .git/hooks/pre-push origin url <lines")
    #expect(run.status == 0)
    #expect(
      run.closing
        == "nothing to check: the change touches no pipeline or schedule, at \(id.prefix(7)) for b1, b2, b3 and 4997 more"
    )
  }

  @Test(
    "of which git tells in words that are not known is an error, as is an object that is not here",
    arguments: [
      "main\n", "main HEAD refs/heads/main HEAD\n", "a b c\n",
      "main 1234567890123456789012345678901234567890 refs/heads/main 0000000000000000000000000000000000000000\n",
    ])
  func unknownInput(_ input: String) throws {
    let run = try client.kfplint("hook", "pre-push", "origin", "url", input: Data(input.utf8))
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.error.hasPrefix("error: "))
  }
}
