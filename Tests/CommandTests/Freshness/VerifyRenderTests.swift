import Foundation
import TestSupport
import Testing

/// `kfplint verify-render` with scripts of a few lines, which need no SDK.
@Suite("verify-render") struct VerifyRenderTests {
  private let repository: TemporaryRepository
  private let temporary: TemporaryFolder
  private static let script = "forecast/render_pipeline.sh"
  private static let workflow = "forecast/RENDERED_PIPELINE/workflow.yaml"

  /// A repository whose script copies what it renders from `source.yaml`, which is what is committed.
  init() throws {
    repository = try TemporaryRepository()
    temporary = try TemporaryFolder()
    try repository.copyExample("component-stale/good/rendered")
    try repository.write(repository.data(Self.workflow), to: "forecast/source.yaml.txt")
    try write("sed \"s/2026-03-02T/2027-01-01T/\" source.yaml.txt > RENDERED_PIPELINE/workflow.yaml")
    try repository.commitAll()
  }

  private func write(_ lines: String) throws {
    try repository.write("#!/bin/sh\nset -eu\n\(lines)\n", to: Self.script)
  }

  private func verify(_ arguments: String..., in folder: String = ".") throws -> ProgramRun {
    let run = try repository.run(
      ["verify-render"] + arguments + ["--format", "concise"], in: folder, environment: ["TMPDIR": temporary.path])
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path) == [], "something is left behind")
    return run
  }

  /// A shell's condition that a program runs that sleeps so long; the shell's own words do not match it.
  private func sleeping(_ seconds: String) -> String {
    "cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' ' | grep -q 'slee[p] \(seconds)'"
  }

  /// Whether no such program runs; one that was killed may be there for another moment.
  private func isGone(_ seconds: String) throws -> Bool {
    let words = "for try in $(seq 300); do \(sleeping(seconds)) || exit 0; sleep 0.1; done; exit 1"
    return try repository.shell(words).status == 0
  }

  @Test("What differs only in the compilation time is fresh, and nothing is touched")
  func fresh() throws {
    let run = try verify()
    #expect(run.status == 0, "\(run)")
    #expect(run.output == "")
    #expect(run.closing == "ran 1 script")
    #expect(try repository.git("status", "--porcelain") == "")
    #expect(try verify("--staged").status == 0)
    #expect(try verify("--rev", "HEAD").status == 0)
    #expect(try verify("render_pipeline.sh", in: "forecast").status == 0)
  }

  @Test("A pipeline that was not rendered is stale, with the place")
  func stale() throws {
    try repository.write(
      repository.text("forecast/source.yaml.txt").replacing("fit:1.2.0\n", with: "fit:1.3.0\n"),
      to: "forecast/source.yaml.txt")
    let run = try verify()
    #expect(run.status == 1)
    #expect(run.reported == ["\(Self.workflow) render-stale"])
    #expect(try verify("--staged").status == 0)
    try repository.git("add", "--all")
    #expect(try verify("--staged").reported == ["\(Self.workflow) render-stale"])
    #expect(try verify("--rev", "HEAD").status == 0)
    let text = try repository.kfplint("verify-render", environment: ["TMPDIR": temporary.path])
    #expect(text.output.contains("image"), "\(text)")
    #expect(try verify("--exit-zero").status == 0)
    let json = try repository.kfplint("verify-render", "--format", "json", environment: ["TMPDIR": temporary.path])
    #expect(json.output.contains("\"render-stale\""))
    let junit = try repository.kfplint("verify-render", "--format", "junit", environment: ["TMPDIR": temporary.path])
    #expect(junit.output.contains("<failure"))
  }

  @Test("A script that fails is told with its last lines")
  func failed() throws {
    try write("echo first >&2\necho the last word\nexit 3")
    let run = try repository.kfplint("verify-render", environment: ["TMPDIR": temporary.path])
    #expect(run.status == 1)
    #expect(run.output.contains("error[render-failed]: render_pipeline.sh ended with exit status 3"), "\(run)")
    #expect(run.output.contains("output: the last word"))
  }

  @Test("A script that does not end is ended with what it started")
  func hanging() throws {
    try write("echo waiting\nsleep 1234.5 & sleep 1234.5")
    let run = try verify("--timeout", "1")
    #expect(run.status == 1)
    #expect(run.reported == ["\(Self.script) render-hanging"])
    #expect(try isGone("1234.5"))
  }

  @Test("What a script leaves running is ended")
  func leftover() throws {
    try write("sleep 2345.5 > /dev/null 2>&1 &")
    #expect(try verify().status == 0)
    #expect(try isGone("2345.5"))
  }

  @Test("A script that renders something else each time is told so")
  func unstable() throws {
    try write("sed \"s/fit:1.2.0$/fit:$$/\" source.yaml.txt > RENDERED_PIPELINE/workflow.yaml")
    #expect(try verify().reported == ["\(Self.workflow) render-unstable"])
  }

  @Test("A copy that is nested one folder too deep is told")
  func nested() throws {
    try write(
      "mkdir -p .temp\ncp source.yaml.txt .temp/workflow.yaml\nmkdir -p RENDERED_PIPELINE\ncp -r ./.temp/ RENDERED_PIPELINE"
    )
    #expect(try verify().reported == ["\(Self.workflow) render-nested"])
  }

  @Test("A script that writes elsewhere, deletes all, and takes away rights touches its copy only")
  func wild() throws {
    try write(
      """
      top=$(git rev-parse --show-toplevel)
      echo x > "$top/elsewhere"
      mkdir "$top/locked" && echo x > "$top/locked/file" && chmod 0 "$top/locked"
      git config user.name nobody-at-all
      cd "$top" && rm -rf forecast
      """)
    try repository.commitAll()
    let before = try repository.shell("find . -type f | grep -v '/[.]git/' | sort | xargs cksum; cat .git/config")
      .output
    #expect(try verify().reported == ["\(Self.workflow) render-stale"])
    #expect(
      try repository.shell("find . -type f | grep -v '/[.]git/' | sort | xargs cksum; cat .git/config").output == before
    )
  }

  @Test("A pipeline that was never committed is told")
  func added() throws {
    try repository.git("rm", "--quiet", "-r", "forecast/RENDERED_PIPELINE")
    try write("mkdir RENDERED_PIPELINE\ncp source.yaml.txt RENDERED_PIPELINE/workflow.yaml")
    try repository.commitAll()
    #expect(try verify(Self.script).reported == ["\(Self.workflow.dropLast(14)) render-stale"])
    #expect(try verify().closing.hasPrefix("nothing to run"))
  }

  @Test("The configuration names the scripts, and their levels")
  func configured() throws {
    try repository.move(Self.script, to: "forecast/make.sh")
    try repository.write("exit 1\n", to: "forecast/make.sh")
    #expect(try verify().closing.hasPrefix("nothing to run"))
    try repository.write("render: ['**/make.sh']\nrules: {render-failed: warning}\n", to: ".kfplint.yaml")
    let run = try verify()
    #expect(run.reported == ["forecast/make.sh render-failed"])
    #expect(run.status == 0)
  }

  @Test("Scripts run at the same time, and are reported in order")
  func jobs() throws {
    for name in ["a", "b", "c"] {
      try repository.copyExample("component-stale/good/rendered", to: name)
      try repository.move("\(name)/forecast", to: "\(name)/x")
      try repository.write("exit 4\n", to: "\(name)/x/render_pipeline.sh")
    }
    let run = try verify("--jobs", "3")
    #expect(run.reported == ["a", "b", "c"].map { "\($0)/x/render_pipeline.sh render-failed" })
  }

  @Test("A signal ends the scripts and removes the copies")
  func interrupted() throws {
    try write("sleep 3456.5")
    let run = try repository.shell(
      """
      "$KFPLINT" verify-render & process=$!
      until \(sleeping("3456.5")); do sleep 0.2; done
      kill -TERM $process; wait $process; echo "status $?"
      """, environment: ["TMPDIR": temporary.path])
    #expect(run.output == "status 143\n", "\(run)")
    #expect(try isGone("3456.5"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path) == [])
  }

  @Test(
    "What cannot be done is exit status 2", arguments: [["nothing.sh"], ["--rev", "nowhere"], ["--timeout", "0"]])
  func mistakes(_ arguments: [String]) throws {
    #expect(try repository.run(["verify-render"] + arguments).status == 2)
  }
}
