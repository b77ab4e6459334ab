import Foundation
import Testing

@Suite("The baseline")
struct BaselineTests {
  private let repository: TemporaryRepository
  private let file = ".kfplint-baseline.yaml"

  /// Two pipelines with old findings, all of which are in the baseline.
  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("sales/report", without: "recipient")
    try repository.writePipeline("stock/report", without: "recipient")
    try repository.commitAll()
  }

  private let sales = "sales/report/workflow.yaml params-missing"
  private let stock = "stock/report/workflow.yaml params-missing"

  private func lint(_ arguments: String..., in folder: String = ".") throws -> ProgramRun {
    try repository.run(["lint", "--format", "concise"] + arguments, in: folder)
  }

  private func rewrite(
    _ folder: String, _ pipeline: PipelineText = PipelineText(), without missing: String...
  ) throws {
    try repository.remove("\(folder)/params")
    try repository.writePipeline(folder, pipeline)
    for name in missing { try repository.remove("\(folder)/params/\(name)") }
  }

  private func adopt() throws {
    #expect(try lint("--write-baseline", file).status == 0)
    try repository.write("baseline: \(file)\n", to: ".kfplint.yaml")
    try repository.commitAll()
  }

  @Test("Everything that is found is written, one finding a line, and does not count any more")
  func writes() throws {
    #expect(try lint().reported == [sales, stock])
    let run = try repository.run(["lint", "--write-baseline", file])
    #expect(run.status == 0)
    #expect(run.output == "no problems in 2 pipelines; 2 in the baseline\n")
    #expect(run.error.contains("note: 2 findings are in .kfplint-baseline.yaml now"))
    let lines = try repository.text(file).split(separator: "\n")
    #expect(lines.prefix(2).allSatisfy { $0.hasPrefix("# ") })
    #expect(lines[2...3] == ["version: 1", "findings:"])
    let place = #"place: "/spec/arguments/parameters/[recipient]/name""#
    #expect(
      lines[4...] == [
        #"- {unit: "sales/report", file: "workflow.yaml", \#(place), rule: params-missing}"#,
        #"- {unit: "stock/report", file: "workflow.yaml", \#(place), rule: params-missing}"#,
      ])
    #expect(try lint("--baseline", file).status == 0)
    #expect(try lint("--baseline", "../\(file)", in: "sales").reported == [])
    #expect(try lint().reported == [sales, stock])
  }

  @Test("A new finding counts, an old one does not, from every folder and for every part")
  func tellsWhatIsNew() throws {
    try adopt()
    try rewrite("stock/report", without: "period")
    try repository.git("add", "--all")
    let new = ["stock/report/workflow.yaml params-missing"]
    for arguments in [[], ["stock"], ["--staged"], ["stock/report/workflow.yaml"]] {
      let run = try repository.run(["lint", "--format", "concise"] + arguments)
      #expect(run.status == 1)
      #expect(run.output.contains("\"period\""))
      #expect(!run.output.contains("\"recipient\""))
      #expect(run.reported.filter { $0.contains("params-missing") } == new)
    }
    #expect(try lint("sales").status == 0)
    #expect(try repository.run(["lint", "--format", "json"]).output.contains(#""by": "baseline""#))
    #expect(try lint("--no-config").reported.contains(sales))
  }

  @Test("A file that is rendered again with other lines keeps its old findings")
  func survivesShiftedLines() throws {
    try adopt()
    var shifted = PipelineText()
    shifted.head = "# one\n# two\n# three\n"
    try repository.write(shifted.text, to: "sales/report/workflow.yaml")
    #expect(try lint().status == 0)
    #expect(try lint().reported == [])
  }

  @Test("A folder that is renamed keeps its old findings, staged or not, and the baseline can follow it")
  func survivesARename() throws {
    try adopt()
    try repository.git("mv", "sales", "marketing")
    for arguments in [["--staged"], []] {
      let run = try repository.run(["lint", "--format", "concise"] + arguments)
      #expect(run.reported == [])
      #expect(run.status == 0)
    }
    #expect(try lint("--update-baseline").status == 0)
    #expect(try repository.text(file).contains(#"unit: "marketing/report""#))
    #expect(try !repository.text(file).contains(#"unit: "sales/report""#))
    #expect(try lint().reported == [])
  }

  @Test("A copy of a pipeline with old findings is new")
  func copyIsNew() throws {
    try adopt()
    try repository.writePipeline("returns/report", without: "recipient")
    try repository.git("add", "--all")
    let copy = "returns/report/workflow.yaml params-missing"
    #expect(try lint().reported == [copy])
    #expect(try lint("--staged").reported == [copy])
    #expect(try lint("returns").reported == [copy])
  }

  @Test("What is fixed is told until it is removed from the baseline, which adds nothing")
  func prunes() throws {
    try adopt()
    try rewrite("sales/report")
    let wider = PipelineText(required: ["period", "recipient", "region"])
    try rewrite("stock/report", wider, without: "recipient", "period")
    let run = try lint()
    #expect(run.reported == ["\(file) suppression-unused", stock])
    #expect(run.output.contains("\(file):5:3: warning[suppression-unused] params-missing does not find this any more"))
    let update = try lint("--update-baseline")
    #expect(update.status == 1)
    #expect(update.error.contains("note: 1 finding was removed from \(file)"))
    #expect(update.reported == [stock])
    #expect(try !repository.text(file).contains("sales"))
    #expect(try !repository.text(file).contains("period"))
    #expect(try lint().reported == [stock])
  }

  @Test("A part of the repository is updated without a word about the rest")
  func prunesAPart() throws {
    try adopt()
    try rewrite("sales/report")
    try rewrite("stock/report")
    #expect(try lint("sales").reported == ["\(file) suppression-unused"])
    #expect(try lint("sales", "--update-baseline").status == 0)
    #expect(try repository.text(file).contains("stock"))
    #expect(try !repository.text(file).contains("sales"))
  }

  @Test("What could not be looked at stays in the baseline")
  func keepsWhatIsUnknown() throws {
    try adopt()
    try repository.write("apiVersion: [\n", to: "sales/report/workflow.yaml")
    let run = try lint("--update-baseline")
    #expect(!run.reported.contains { $0.contains("suppression-unused") })
    #expect(try repository.text(file).contains("sales"))
  }

  @Test(
    "A baseline that is missing, broken, foreign or of a later version is exit status 2",
    arguments: [
      (nil, "there is no file"), ("version: 1\nfindings:\n- {unit: \"a\"", "not YAML"),
      ("", "this is not a baseline: it is empty"),
      ("version: 2\nfindings: []\n", "reads baselines of version 1, not \"2\""),
      ("[]\n", "this is not a baseline"), ("findings: []\n", "this is not a baseline"),
      ("version: 1\n", "a baseline lacks findings"),
      ("version: 1\nfindings:\n- {unit: a, rul: x}\n", "unknown key of an entry \"rul\""),
      ("version: 1\nfindings:\n- {unit: a, rule: x, count: 0}\n", "count has to be a number from 1"),
      ("version: 1\nfindings:\n- {unit: [a], rule: x}\n", "unit has to be text, not a list"),
      ("version: 1\nfindings:\n<<<<<<< HEAD\n=======\n>>>>>>> other\n", "the merge is not finished"),
    ] as [(String?, String)])
  func refuses(_ text: String?, _ message: String) throws {
    try repository.write("baseline: \(file)\n", to: ".kfplint.yaml")
    if let text { try repository.write(text, to: file) }
    try repository.git("add", "--all")
    for source in [[], ["--staged"]] {
      let run = try repository.run(["lint", "--format", "concise"] + source)
      #expect(run.status == 2)
      #expect(run.output.contains(message))
      #expect(run.closing == "nothing was checked: fix the configuration first")
    }
  }

  @Test("No baseline is written where something could not be read")
  func wantsToReadAll() throws {
    #expect(try repository.shell("rm sales/report/workflow.yaml && mkfifo sales/report/workflow.yaml").status == 0)
    let run = try lint("--write-baseline", file)
    #expect(run.status == 2)
    #expect(run.error.contains("error: the baseline is not written, because not everything could be read"), "\(run)")
    #expect(try repository.shell("test -e \(file)").status == 1)
  }

  @Test("A path out of the repository is no baseline of a configuration")
  func staysInside() throws {
    for path in ["/etc/hostname", "../other.yaml", "[a]"] {
      try repository.write("baseline: \(path)\n", to: ".kfplint.yaml")
      let run = try lint()
      #expect(run.status == 2)
      #expect(run.output.contains("baseline has to be the path of a file next to this one or below"))
    }
    try repository.git("rm", "-r", "--cached", "--quiet", ".")
    try repository.write("baseline: link.yaml\n", to: ".kfplint.yaml")
    try repository.link("link.yaml", to: "/etc/hostname")
    #expect(try lint().status == 2)
  }

  @Test("The options are refused where they would mean nothing")
  func options() throws {
    let refused: [[String]] = [
      ["--write-baseline", file, "--staged"], ["--write-baseline", file, "--baseline", file],
      ["--write-baseline", file, "--update-baseline"], ["--update-baseline", "--staged"], ["--update-baseline"],
      ["--baseline", "missing.yaml"],
    ]
    for arguments in refused { #expect(try repository.run(["lint"] + arguments).status == 2) }
    #expect(try lint("--staged", "--all", "--write-baseline", file).status == 0)
  }

  @Test("A push is held to the baseline from before it")
  func pushCannotAddToIt() throws {
    let repositories = try PushRepositories()
    let client = repositories.client
    try client.writePipeline("sales", without: "recipient")
    try client.run(["lint", "--write-baseline", file]).expectSuccess()
    try client.write("baseline: \(file)\n", to: ".kfplint.yaml")
    try client.commitAll()
    try repositories.push("--quiet", "origin", "main").expectSuccess()
    try repositories.server.shell("$KFPLINT install pre-receive", in: repositories.bare).expectSuccess()
    try client.write("more", to: "sales/params/period")
    try client.commitAll()
    try repositories.push("--quiet", "origin", "main").expectSuccess()
    try client.writePipeline("returns", without: "recipient")
    try client.run(["lint", "--write-baseline", file]).expectSuccess()
    try client.commitAll()
    let push = try repositories.push("--quiet", "origin", "main")
    #expect(push.status != 0)
    #expect(push.told == ["returns/workflow.yaml"])
  }
}
