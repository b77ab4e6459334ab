import Foundation
import Testing

/// What a repository that is pushed to does with kfplint's hooks in place.
///
/// Whoever pushes has no hook at all.
@Suite("A push, with a hook of the server,")
struct ServerHookTests {
  @Test(
    "of a broken pipeline is refused, and whoever pushes reads why",
    arguments: ["pre-receive", "update"], ["pipelines.git", "with:colon and \"quotes\".git"])
  func refused(_ hook: String, _ name: String) throws {
    let repositories = try server(hook, name)
    try repositories.commitBroken("sales")
    let run = try repositories.push("origin", "main")
    #expect(run.status == 1)
    #expect(run.error.contains(/remote: error\[params-missing\]: parameter "recipient" has no file in params\/ *\n/))
    #expect(run.error.contains(/remote: checked 1 pipeline, at \w+ for main, in \d+ ms *\n/))
    #expect(
      run.error.contains(
        "[remote rejected] main -> main (\(hook == "update" ? "hook declined" : "pre-receive hook declined"))"))
    #expect(!run.error.contains("\u{1B}[3"))
    #expect(try repositories.pushed("main") == repositories.client.git("rev-parse", "main~1"))
  }

  @Test("of a pipeline in order goes through", arguments: ["pre-receive", "update"])
  func accepted(_ hook: String) throws {
    let repositories = try server(hook)
    try repositories.commitSound("sales")
    let run = try repositories.push("origin", "main", "main:next", "main:refs/tags/v1")
    #expect(run.status == 0)
    #expect(try repositories.pushed("refs/tags/v1") == repositories.client.git("rev-parse", "main"))
  }

  @Test("pre-receive refuses all refs because of one, update only that one", arguments: ["pre-receive", "update"])
  func oneOfTwo(_ hook: String) throws {
    let repositories = try server(hook)
    try repositories.branch("good")
    try repositories.commitSound("stock")
    try repositories.branch("bad", from: "main")
    try repositories.commitBroken("sales")
    let run = try repositories.push("origin", "good", "bad")
    #expect(run.status == 1)
    #expect(run.told == ["sales/workflow.yaml"])
    #expect(run.error.contains("pushed to bad") == (hook == "pre-receive"))
    #expect(try (repositories.pushed("good") != nil) == (hook == "update"))
    #expect(try repositories.pushed("bad") == nil)
  }

  @Test("of a new branch is about what no ref of the server has")
  func newBranch() throws {
    let repositories = try server("pre-receive")
    try repositories.commitBroken("sales")
    try repositories.server.shell("mv hooks/pre-receive off", in: repositories.bare).expectSuccess()
    try repositories.push("--quiet", "origin", "main:elsewhere").expectSuccess()
    try repositories.server.shell("mv off hooks/pre-receive", in: repositories.bare).expectSuccess()
    try repositories.commitSound("stock")
    let run = try repositories.push("--quiet", "origin", "main:next")
    #expect(run.status == 0)
    #expect(run.error.contains(/checked 1 pipeline, at \w+ for next/))
  }

  @Test("that only deletes, or is forced to an older commit, goes through", arguments: ["pre-receive", "update"])
  func deletion(_ hook: String) throws {
    let repositories = try server(hook)
    try repositories.commitSound("sales")
    try repositories.push("--quiet", "origin", "main", "main:next").expectSuccess()
    let run = try repositories.push("origin", ":next")
    #expect(run.status == 0)
    #expect(run.error.contains(/remote: nothing to check: the push brings no commit/))
    try repositories.push("--quiet", "--force", "origin", "main~1:main").expectSuccess()
    #expect(try repositories.pushed("main") == repositories.client.git("rev-parse", "main~1"))
  }

  @Test("that is forced is about what the branch has now")
  func forced() throws {
    let repositories = try server("pre-receive")
    try repositories.commitSound("stock")
    try repositories.push("--quiet", "origin", "main").expectSuccess()
    try repositories.client.git("reset", "--quiet", "--hard", "HEAD~1")
    try repositories.commitBroken("sales")
    let run = try repositories.push("--quiet", "--force", "origin", "main")
    #expect(run.status == 1)
    #expect(run.told == ["sales/workflow.yaml"])
  }

  @Test("whose hook was there before reads the same refs first")
  func chained() throws {
    let repositories = try PushRepositories()
    let hook = repositories.bare + "/hooks/pre-receive"
    try repositories.server.write("#!/bin/sh\ncat >log\n", to: hook)
    try repositories.server.setMode(0o755, of: hook)
    try repositories.server.kfplint("install", in: repositories.bare).expectSuccess()
    try repositories.commitBroken("sales")
    #expect(try repositories.push("--quiet", "origin", "main").status == 1)
    let client = repositories.client
    #expect(
      try repositories.server.text(repositories.bare + "/log")
        == "\(client.git("rev-parse", "main~1")) \(client.git("rev-parse", "main")) refs/heads/main\n")
  }

  @Test("over the network is refused in the same way")
  func overTheNetwork() throws {
    let repositories = try server("pre-receive")
    try repositories.commitBroken("sales")
    // Who gets the port that is free now has to be quick, so that a second try is one too many only if both fail.
    for attempt in 1...3 {
      let run = try repositories.server.shell(
        """
        port=$((20000 + ($$ * 7 + \(attempt) * 1009) % 30000))
        git daemon --reuseaddr --listen=127.0.0.1 --port=$port --base-path=. --export-all --enable=receive-pack . &
        daemon=$!
        for turn in $(seq 300); do
          git ls-remote git://127.0.0.1:$port/\(repositories.bare) >/dev/null 2>&1 && break
          sleep 0.1
        done
        git -C '\(repositories.client.path)' push git://127.0.0.1:$port/\(repositories.bare) main
        status=$?
        kill $daemon
        exit $status
        """)
      if run.error.contains("unable to connect"), attempt < 3 { continue }
      #expect(run.status == 1)
      #expect(run.told == ["sales/workflow.yaml"])
      #expect(run.error.contains("pre-receive hook declined"))
      return
    }
  }

  @Test("is held to the configuration that the branch had before", arguments: ["pre-receive", "update"])
  func switchedOff(_ hook: String) throws {
    let repositories = try server(hook)
    for off in ["rules: {params-missing: off}", "exclude: ['**']", "fail-on: error\nrules: {params-missing: info}"] {
      try repositories.client.write(off + "\n", to: ".kfplint.yaml")
      try repositories.commitBroken("sales")
      let run = try repositories.push("origin", "main")
      #expect(run.status == 1, "\(off): \(run)")
      #expect(run.told == ["sales/workflow.yaml"], "\(off): \(run)")
      #expect(run.error.contains("note: this push adds .kfplint.yaml"), "\(run)")
      // Nor does a new branch bring its own, be it one without a common commit.
      #expect(try repositories.push("origin", "main:next").status == 1)
      try repositories.client.git("checkout", "--quiet", "--orphan", "orphan")
      try repositories.client.commitAll()
      #expect(try repositories.push("origin", "orphan").status == 1)
      try repositories.client.git("checkout", "--quiet", "main")
      try repositories.client.git("branch", "--quiet", "-D", "orphan")
      try repositories.client.git("reset", "--quiet", "--hard", "HEAD~1")
    }
  }

  @Test("brings a configuration that counts from the next one on, and none that cannot be read")
  func nextConfiguration() throws {
    let repositories = try server("pre-receive")
    try repositories.client.write("rules: {params-missing: off}\n", to: ".kfplint.yaml")
    try repositories.client.commitAll()
    try repositories.push("--quiet", "origin", "main").expectSuccess()
    try repositories.commitBroken("sales")
    try repositories.push("--quiet", "origin", "main").expectSuccess()
    try repositories.client.remove(".kfplint.yaml")
    try repositories.client.commitAll()
    let run = try repositories.push("origin", "main")
    #expect(run.status == 0)
    #expect(run.error.contains("note: this push removes .kfplint.yaml"), "\(run)")
    try repositories.client.write("rules: {\n", to: ".kfplint.yaml")
    try repositories.client.commitAll()
    #expect(try repositories.push("origin", "main").status == 1)
  }

  @Test("is installed where git runs it: a bare repository has no other hooks, a work tree has both kinds")
  func installation() throws {
    let repositories = try PushRepositories()
    let run = try repositories.server.kfplint("install", in: repositories.bare)
    #expect(run.output == "installed \(repositories.server.path)/\(repositories.bare)/hooks/pre-receive\n")
    let refused = try repositories.server.kfplint("install", "update", "pre-commit", in: repositories.bare)
    #expect(refused.status == 2)
    #expect(
      refused.error == "error: this repository is bare, so git never runs pre-commit in it; see pre-receive\n")
    #expect(!repositories.server.exists(repositories.bare + "/hooks/update"))

    // git runs the hooks of a push in `.git`, and takes a relative path from there.
    let client = repositories.client
    try client.git("config", "core.hooksPath", "hooks.d")
    let both = try client.kfplint("install", "pre-push", "update")
    #expect(both.output == "installed \(client.path)/hooks.d/pre-push\ninstalled \(client.path)/.git/hooks.d/update\n")
    try repositories.server.shell("git -C '\(client.path)' config receive.denyCurrentBranch ignore").expectSuccess()
    let push = try repositories.server.shell(
      """
      git clone --quiet pipelines.git other && cd other && rm report/params/recipient &&
      git commit --quiet --all --message Broken && git push --quiet '\(client.path)' HEAD:main
      """)
    #expect(push.status == 1)
    #expect(push.told == ["report/workflow.yaml"])
  }

  private func server(_ hook: String, _ name: String = "pipelines.git") throws -> PushRepositories {
    let repositories = try PushRepositories(bare: name)
    try repositories.server.kfplint("install", hook, in: name).expectSuccess()
    return repositories
  }
}
