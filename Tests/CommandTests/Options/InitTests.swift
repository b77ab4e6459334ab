import Foundation
import Testing

@Suite("Starting in a repository")
struct InitTests {
  private let repository: TemporaryRepository

  init() throws {
    repository = try TemporaryRepository()
  }

  @Test("Where a team renders into folders of one name and keeps schedules, both are named")
  func renderedFolders() throws {
    for name in ["sales", "stock"] { try repository.writePipeline("pipelines/\(name)/RENDERED_PIPELINE") }
    try repository.write(Self.runs, to: "schedules/team-1/recurring_runs.yaml")
    try expectProposal(
      "Found 2 rendered pipelines, 1 schedule folder.",
      [
        #"pipelines: ["**/RENDERED_PIPELINE"]"#, #"schedules: ["schedules/*"]"#,
      ])
    // What the pattern is for: a pipeline whose workflow is gone is not passed over.
    try repository.remove("pipelines/sales/RENDERED_PIPELINE/workflow.yaml")
    #expect(try repository.kfplint("--format", "concise").output.contains("workflow-missing"))
  }

  @Test("Where pipelines lie side by side under their own names, the folder above is named")
  func sideBySide() throws {
    for name in ["sales", "stock"] { try repository.writePipeline("pipelines/\(name)") }
    try expectProposal("Found 2 rendered pipelines.", [#"pipelines: ["pipelines/*"]"#])
  }

  @Test("A pattern that would also cover another folder is not proposed")
  func otherFolder() throws {
    for name in ["sales", "stock"] { try repository.writePipeline("pipelines/\(name)") }
    try repository.write("print()\n", to: "pipelines/common/steps.py")
    try expectProposal("Found 2 rendered pipelines.", [#"pipelines: ["pipelines/sales", "pipelines/stock"]"#])
  }

  @Test(
    "Compiled files beside their sources need no configuration", arguments: ["compiled/churn.yaml", "pipeline.yaml"])
  func compiledFile(_ path: String) throws {
    try repository.write(PipelineText().text, to: path)
    try repository.write("import kfp\n", to: "pipeline.py")
    try expectProposal("Found 1 compiled file.", [])
  }

  @Test("Components, settings and objects of an operator are not pipelines")
  func nothing() throws {
    try repository.write("arguments: {rows: 10}\n", to: "pipelines/churn/settings.yaml")
    try repository.write(
      "name: Train\nimplementation: {container: {image: 'a:1'}}\n", to: "components/train/component.yaml")
    try repository.write(
      "apiVersion: kfp.example.org/v1\nkind: Pipeline\nmetadata: {name: churn}\nspec: {description: x}\n",
      to: "examples/pipeline/churn.yaml")
    let run = try repository.kfplint("init")
    #expect(run.status == 0)
    #expect(!run.output.contains("| pipelines:"), "\(run.output)")
  }

  @Test("Without a name nothing is written; with --dry-run neither")
  func nothingWritten() throws {
    try repository.writePipeline("report")
    let before = try repository.shell("find . | sort").output
    for arguments in [["init"], ["init", "--dry-run", "configuration", "schema", "hook", "github"]] {
      let run = try repository.run(arguments)
      #expect(run.status == 0, "\(run)")
      #expect(!run.output.isEmpty)
    }
    #expect(try repository.shell("find . | sort").output == before)
  }

  @Test("What is named is written, from a folder below as well, and the hook works")
  func written() throws {
    try repository.writePipeline("report", without: "recipient")
    try repository.git("add", "--all")
    let run = try repository.kfplint(
      "init", "configuration", "schema", "pre-commit", "lefthook", "github", "gitlab", "hook", in: "report")
    #expect(run.status == 0, "\(run)")
    for file in [
      ".kfplint.yaml", ".kfplint.schema.json", ".pre-commit-config.yaml", "lefthook.yml", ".gitlab-ci.yml",
      ".github/workflows/kfplint.yml", ".git/hooks/pre-commit",
    ] {
      #expect(repository.exists(file), "\(file)")
    }
    #expect(try repository.text(".kfplint.yaml").hasPrefix("# yaml-language-server: $schema=.kfplint.schema.json\n"))
    #expect(try repository.commit([]).status != 0)
  }

  @Test("A file that is there is never changed, and then nothing is written")
  func existing() throws {
    try repository.write("default:\n  tags: [x]\n", to: ".gitlab-ci.yml")
    let run = try repository.kfplint("init", "configuration", "gitlab")
    #expect(run.status == 2)
    #expect(run.error.contains(".gitlab-ci.yml: is there already, so nothing was written"))
    #expect(!repository.exists(".kfplint.yaml"))
    #expect(try repository.text(".gitlab-ci.yml") == "default:\n  tags: [x]\n")
  }

  @Test("A link in the repository leads nothing out of it")
  func link() throws {
    let elsewhere = try TemporaryFolder()
    try repository.link(".github", to: elsewhere.path)
    let run = try repository.kfplint("init", "github")
    #expect(run.status == 2)
    #expect(!elsewhere.exists("workflows"))
  }

  /// Expects that the proposal has these lines, and that a check that follows it finds nothing wrong with it.
  private func expectProposal(
    _ found: String, _ lines: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let shown = try repository.kfplint("init")
    #expect(shown.status == 0, "\(shown)", sourceLocation: sourceLocation)
    #expect(shown.output.hasPrefix(found), "\(shown.output)", sourceLocation: sourceLocation)
    try repository.kfplint("init", "configuration").expectSuccess()
    let written = try repository.text(".kfplint.yaml").split(separator: "\n").map(String.init)
    let keys = written.filter { $0.hasPrefix("pipelines:") || $0.hasPrefix("schedules:") }
    #expect(keys == lines, sourceLocation: sourceLocation)
    let check = try repository.kfplint("--format", "concise")
    #expect(check.status != 2, "\(check)", sourceLocation: sourceLocation)
    #expect(!check.output.contains("config-invalid"), "\(check)", sourceLocation: sourceLocation)
  }

  private static let runs = """
    recurring_runs:
      - job: {name: daily, pipeline: {}}

    """
}
