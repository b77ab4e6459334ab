import Foundation
import Testing

@Suite("The configuration")
struct ConfigurationTests {
  private let repository: TemporaryRepository
  private let off = "rules: {params-missing: off}\n"

  /// Two pipelines, both without a value for their recipient.
  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("sales/report", without: "recipient")
    try repository.writePipeline("stock/report", without: "recipient")
  }

  private let sales = "sales/report/workflow.yaml params-missing"
  private let stock = "stock/report/workflow.yaml params-missing"

  @Test("A rule is switched off or made less of")
  func levels() throws {
    try repository.write(off, to: ".kfplint.yaml")
    #expect(try lint().reported == [])
    try repository.write("rules: {params-missing: info}\n", to: ".kfplint.yaml")
    let run = try lint()
    #expect(run.status == 0)
    #expect(run.output.contains("info[params-missing]"))
  }

  @Test("What comes after max-total-size is not read, staged or not, and that is an error")
  func totalSize() throws {
    try repository.write("max-total-size: 1000\n", to: ".kfplint.yaml")
    try repository.git("add", "--all")
    for source in [[], ["--staged"]] {
      let run = try repository.run(["lint", "--format", "concise"] + source)
      #expect(run.status == 2)
      #expect(run.output.contains("together larger than 1000 bytes (max-total-size)"))
    }
    try repository.write("max-total-size: 1000000\n", to: ".kfplint.yaml")
    #expect(try lint().reported == [sales, stock])
  }

  @Test("--no-config leaves it unread, and --config reads another one")
  func options() throws {
    try repository.write("rules: {\n", to: ".kfplint.yaml")
    #expect(try lint("--no-config").reported == [sales, stock])
    try repository.write(off, to: "elsewhere/strict.yaml")
    #expect(try lint("--config", "elsewhere/strict.yaml").status == 0)
    let missing = try lint("--config", "elsewhere/missing.yaml")
    #expect(missing.status == 2)
    #expect(missing.error == "error: elsewhere/missing.yaml: no such file or folder\n")
    #expect(try lint("--config", "sales").status == 2)
  }

  @Test("Patterns are anchored at the top of the repository, wherever the linter is started")
  func anchored() throws {
    try repository.write("overrides: [{paths: [\"sales/**\"], rules: {params-missing: off}}]\n", to: ".kfplint.yaml")
    #expect(try lint().reported == [stock])
    #expect(try lint("sales").reported == [])
    #expect(try lint("sales/report/workflow.yaml").reported == [])
    #expect(try lint(repository.path + "/sales").reported == [])
    #expect(try lint("../stock", "../sales", in: "sales").reported == ["../\(stock)"])
    #expect(try lint(in: "sales/report").reported == ["../../\(stock)"])
    try repository.git("add", "--all")
    #expect(try lint("--staged", in: "sales").reported == [stock])
    try repository.commitAll()
    #expect(try lint("--rev", "HEAD", in: "stock").reported == [stock])
    #expect(try lint("--rev", "HEAD", "--config", ".kfplint.yaml").reported == [stock])
  }

  @Test("On disk, the one at the top of the repository is read, or the nearest one below, and none above")
  func nearest() throws {
    try repository.write(off, to: "sales/.kfplint.yaml")
    #expect(try lint("sales").reported == [])
    #expect(
      try lint("sales").error.hasPrefix(
        "note: sales/.kfplint.yaml holds for checks on disk only: hooks and CI read the top of the repository\n"))
    #expect(try lint("sales/report/params/period").reported == [])
    #expect(try lint("sales", "stock").reported == [])
    #expect(try lint("stock", "sales").reported == [sales, stock])
    try repository.write("fail-on: error\n", to: ".kfplint.yaml")
    #expect(try lint("sales").reported == [sales])
    #expect(try lint(in: "sales").reported == ["../\(sales)", "../\(stock)"])

    let outer = try TemporaryFolder()
    try outer.write(off, to: ".kfplint.yaml")
    #expect(try outer.shell("git init --quiet inner").status == 0)
    try outer.writePipeline("inner/report", without: "recipient")
    #expect(try outer.run(["lint"], in: "inner").status == 1)
    try outer.writePipeline("plain/report", without: "recipient")
    #expect(try outer.run(["lint"], in: "plain").status == 0)
  }

  @Test("When what is staged is checked, the staged one holds")
  func staged() throws {
    try repository.write(off, to: ".kfplint.yaml")
    try repository.git("add", "--all")
    try repository.remove(".kfplint.yaml")
    #expect(try lint("--staged").reported == [])
    #expect(try lint().reported == [sales, stock])

    try repository.write(off, to: ".kfplint.yaml")
    try repository.git("rm", "--quiet", "--cached", ".kfplint.yaml")
    #expect(try lint("--staged").reported == [sales, stock])
    #expect(try lint().reported == [])
  }

  @Test("When a commit is checked, the one of that commit holds")
  func ofCommit() throws {
    try repository.write(off, to: ".kfplint.yaml")
    try repository.commitAll()
    try repository.remove(".kfplint.yaml")
    try repository.commitAll()
    #expect(try lint("--rev", "HEAD~1").reported == [])
    #expect(try lint("--rev", "HEAD").reported == [sales, stock])
  }

  @Test("An ignore holds to its last day, and is listed with its reason")
  func ignores() throws {
    try repository.write(
      """
      ignores:
      - {path: "sales/**", rule: params-missing, reason: "comes with the next release", until: 2026-06-30}

      """, to: ".kfplint.yaml")
    #expect(try lint("--today", "2026-06-30").reported == [stock])
    #expect(try lint("--today", "2026-07-01").reported == [sales, stock])
    let json = try repository.kfplint("lint", "--format", "json", "--today", "2026-06-30")
    #expect(
      json.output.contains(
        #""suppressed": {"by": "configuration", "reason": "comes with the next release", "until": "2026-06-30"}"#))
    let junit = try repository.kfplint("lint", "--format", "junit", "--today", "2026-06-30")
    #expect(junit.output.contains("comes with the next release"))
  }

  @Test("fail-on of the file holds unless the option is given")
  func failOn() throws {
    try repository.write("fail-on: warning\nrules: {params-missing: warning}\n", to: ".kfplint.yaml")
    #expect(try lint().status == 1)
    #expect(try lint("--fail-on", "error").status == 0)
  }

  @Test("What is excluded is not looked for, but looked at when it is named")
  func exclude() throws {
    try repository.write("exclude: [\"sales/**\"]\n", to: ".kfplint.yaml")
    let run = try lint()
    #expect(run.reported == [stock])
    #expect(run.closing == "checked 1 pipeline")
    #expect(try lint("sales/report/workflow.yaml").reported == [sales])
    try repository.git("add", "--all")
    #expect(try lint("--staged").reported == [stock])
  }

  @Test("Copies that Jupyter leaves are not looked for")
  func checkpoints() throws {
    try repository.writePipeline("stock/.ipynb_checkpoints/report", without: "recipient")
    #expect(try lint().reported == [sales, stock])
  }

  @Test("A comment in the workflow suppresses what it names")
  func comment() throws {
    let text = PipelineText().text
    let place = try #require(text.range(of: "- {name: recipient}\n  serviceAccountName"))
    let commented = text.replacingCharacters(
      in: place, with: "- {name: recipient}  # kfplint: ignore[params-missing] set by hand\n  serviceAccountName")
    try repository.write(commented, to: "sales/report/workflow.yaml")
    #expect(try lint().reported == [stock])
    #expect(try repository.kfplint("lint").output.contains("1 suppressed"))
  }

  @Test(
    "A broken one is the one finding, with its place, and exit status 2",
    arguments: [
      "rules: {param-missing: off}", "fail_on: error", "rules: {params-missing: loud}", "rules: [", "- a", "\u{0}",
      "ignores: [{path: x, rule: params-missing}]",
      "ignores: [{path: x, rule: params-missing, reason: y, until: soon}]",
      "exclude: \"[\"", "target: {kfp: 2.3", "rules: {params-missing: off}\nrules: {}", "&a [*a]",
    ])
  func broken(_ text: String) throws {
    try repository.write(text + "\n", to: ".kfplint.yaml")
    try repository.git("add", "--all")
    for source in [[], ["--staged"]] {
      for extra in [[], ["--exit-zero"], ["--fail-on", "error"]] {
        let run = try repository.run(["lint", "--format", "concise"] + source + extra)
        #expect(run.status == 2)
        #expect(!run.reported.isEmpty)
        #expect(run.closing == "nothing was checked: fix the configuration first")
        #expect(run.reported.allSatisfy { $0 == ".kfplint.yaml config-invalid" })
      }
    }
  }

  @Test("A broken one is told in each format", arguments: ["text", "concise", "json", "junit"])
  func brokenInEachFormat(_ format: String) throws {
    try repository.write("rules:\n  param-missing: off\n", to: ".kfplint.yaml")
    let run = try repository.kfplint("lint", "--format", format)
    #expect(run.status == 2)
    // The JUnit report lists every rule there is, so that a snapshot of it would change with each new one.
    if format == "junit" {
      #expect(
        run.output.contains(#"unknown rule &quot;param-missing&quot;"#)
          || run.output.contains(#"unknown rule "param-missing""#))
    } else {
      try expectSnapshot(run.output + run.error, "broken-configuration.\(format).txt")
    }
  }

  @Test("One that is no file is the one finding", arguments: ["link", "pipe", "folder", "huge"])
  func noFile(_ kind: String) throws {
    let command =
      switch kind {
      case "link": "ln -s /etc/passwd .kfplint.yaml"
      case "pipe": "mkfifo .kfplint.yaml"
      case "folder": "mkdir -p .kfplint.yaml && touch .kfplint.yaml/x"
      default: "truncate -s 1G .kfplint.yaml"
      }
    #expect(try repository.shell(command).status == 0)
    let run = try repository.kfplint("lint", "--format", "concise")
    #expect(run.status == 2)
    #expect(run.reported == [".kfplint.yaml config-invalid"])
  }

  private func lint(_ arguments: String..., in subfolder: String = ".") throws -> ProgramRun {
    try repository.run(["lint", "--format", "concise"] + arguments, in: subfolder)
  }
}
