import Foundation
import Testing

@Suite("What `kfplint lint` looks at")
struct SourceTests {
  private let repository: TemporaryRepository

  /// Two pipelines, one of them without a value for its recipient.
  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("sales/report")
    try repository.writePipeline("stock/report", without: "recipient")
  }

  @Test(
    "The name of the command may be left out", arguments: [["lint", "--format", "concise"], ["--format", "concise"]])
  func withoutPath(_ arguments: [String]) throws {
    let run = try repository.run(arguments)
    #expect(run.status == 1)
    #expect(run.reported == ["stock/report/workflow.yaml params-missing"])
    #expect(run.closing == "checked 2 pipelines")
  }

  @Test("Without PATH in a subfolder, the whole work tree is checked, with paths as they are reached from there")
  func subfolder() throws {
    let run = try repository.kfplint("lint", "--format", "concise", in: "sales")
    #expect(run.status == 1)
    #expect(run.reported == ["../stock/report/workflow.yaml params-missing"])
    #expect(run.closing == "checked 2 pipelines")
  }

  @Test("Outside any repository, the current folder is checked")
  func outsideRepository() throws {
    let folder = try TemporaryFolder()
    try folder.writePipeline("report", without: "recipient")
    let run = try folder.kfplint("lint", "--format", "concise")
    #expect(run.status == 1)
    #expect(run.reported == ["report/workflow.yaml params-missing"])

    try folder.makeFolder("empty")
    let nothing = try folder.kfplint("lint", in: "empty")
    #expect(nothing.status == 0)
    #expect(nothing.closing == "no pipelines or schedules found under .")
  }

  @Test("A file that git ignores is not in the work tree, unless it is named")
  func ignoredByGit() throws {
    try repository.write("/stock/\n", to: ".gitignore")
    let run = try repository.kfplint("lint", "--format", "concise")
    #expect(run.status == 0)
    #expect(run.closing == "checked 1 pipeline")
    let named = try repository.kfplint("lint", "--format", "concise", "stock")
    #expect(named.reported == ["stock/report/workflow.yaml params-missing"])
  }

  @Test(
    "A file stands for the pipeline that it is part of",
    arguments: [
      "stock", "stock/report/", "./stock/report/workflow.yaml", "stock/report/params/period", "stock//report",
    ])
  func partOfPipeline(_ path: String) throws {
    let run = try repository.kfplint("lint", "--format", "concise", path)
    #expect(run.status == 1)
    #expect(run.reported == ["stock/report/workflow.yaml params-missing"])
    #expect(run.closing == "checked 1 pipeline")
  }

  @Test("Named from inside, a pipeline's files are reported as they are reached from there")
  func insidePipeline() throws {
    for path in ["workflow.yaml", "./workflow.yaml", ".", "params/period"] {
      let run = try repository.kfplint("lint", "--format", "concise", path, in: "stock/report")
      #expect(run.reported == ["workflow.yaml params-missing"], "\(path)")
    }
    for path in ["period", "./period", "../workflow.yaml", ".."] {
      let run = try repository.kfplint("lint", "--format", "concise", path, in: "stock/report/params")
      #expect(run.reported == ["../workflow.yaml params-missing"], "\(path)")
    }
  }

  @Test("An absolute path stays absolute")
  func absolutePath() throws {
    let run = try repository.kfplint("lint", "--format", "concise", repository.path + "/stock", in: "sales")
    #expect(run.reported == ["\(repository.path)/stock/report/workflow.yaml params-missing"])
  }

  @Test("A path above the current folder is reported as it was named")
  func pathAbove() throws {
    let run = try repository.kfplint("lint", "--format", "concise", "../../stock", in: "sales/report")
    #expect(run.reported == ["../../stock/report/workflow.yaml params-missing"])
  }

  @Test("Several paths are checked together, and a pipeline named twice is checked once")
  func severalPaths() throws {
    let run = try repository.kfplint(
      "lint", "--format", "concise", "stock", "sales/report/workflow.yaml", "sales/report/params/period", "./stock")
    #expect(run.reported == ["stock/report/workflow.yaml params-missing"])
    #expect(run.closing == "checked 2 pipelines")
  }

  @Test("The configuration alone is checked when it is named")
  func configurationFile() throws {
    try repository.write("fail-on: warning\n", to: ".kfplint.yaml")
    let run = try repository.kfplint("lint", ".kfplint.yaml")
    #expect(run.status == 0)
    #expect(run.closing == "checked the configuration")
  }

  @Test("A compiled pipeline under a name of its own needs no parameter files")
  func barePipeline() throws {
    try repository.write(PipelineText().text, to: "compiled/nightly.yaml")
    let run = try repository.kfplint("lint", "compiled/nightly.yaml")
    #expect(run.status == 0)
    #expect(run.closing == "checked 1 pipeline")
    #expect(try repository.kfplint("lint", "compiled").closing == "checked 1 pipeline")
  }

  @Test("An Argo workflow that is named is checked, with none of KFP's rules")
  func argoWorkflow() throws {
    try repository.write(
      """
      apiVersion: argoproj.io/v1alpha1
      kind: Workflow
      metadata: {generateName: hello-}
      spec:
        entrypoint: hello
        templates:
        - name: hello
          container: {image: registry.example.com/hello:1.0, command: [hello]}

      """, to: "hello.yaml")
    let run = try repository.kfplint("lint", "hello.yaml")
    #expect(run.status == 0)
    #expect(run.closing == "checked 1 pipeline")
  }

  @Test("A file that is not a pipeline or schedule is passed over when found, and an error when named")
  func somebodyElsesFile() throws {
    try repository.write("on: push\njobs: {build: {runs-on: ubuntu-latest, steps: []}}\n", to: "ci/workflow.yaml")
    let found = try repository.kfplint("lint", "--verbose", "ci")
    #expect(found.status == 0)
    #expect(found.error.contains("skipped ci"))
    #expect(found.closing == "no pipelines or schedules found under ci")
    let named = try repository.kfplint("lint", "ci/workflow.yaml")
    #expect(named.status == 2)
    #expect(
      named.error.contains("is not a pipeline or schedule: it is neither an Argo workflow nor another file of KFP"))
  }

  @Test("A path that does not exist is an error, whatever else is named")
  func missingPath() throws {
    let run = try repository.kfplint("lint", "sales", "sails")
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.error == "error: sails: no such file or folder\n")
  }

  @Test("What is staged is checked where it differs from HEAD, and all of it on request")
  func staged() throws {
    try repository.commitAll()
    try repository.write("somebody else", to: "sales/report/params/recipient")
    try repository.git("add", "sales")
    let run = try repository.kfplint("lint", "--staged", "--format", "concise")
    #expect(run.status == 0)
    #expect(run.closing == "checked 1 pipeline, staged")
    let all = try repository.kfplint("lint", "--staged", "--all", "--format", "concise", in: "sales")
    #expect(all.status == 1)
    #expect(all.reported == ["stock/report/workflow.yaml params-missing"])
    #expect(all.closing == "checked 2 pipelines, staged")
  }

  @Test(
    "A commit is checked as a whole, by any name that git has for it", arguments: ["HEAD~1", "v1", "main~1^{tree}"])
  func revision(_ name: String) throws {
    try repository.commitAll()
    try repository.git("tag", "v1")
    try repository.write("the recipient", to: "stock/report/params/recipient")
    try repository.commitAll()
    let run = try repository.kfplint("lint", "--rev", name, "--format", "concise", in: "sales")
    #expect(run.status == 1)
    #expect(run.reported == ["stock/report/workflow.yaml params-missing"])
    #expect(try repository.kfplint("lint", "--rev", "HEAD").status == 0)
  }

  @Test(
    "A revision that does not exist, or is a file, is an error", arguments: ["v2", "HEAD:README", "-1", "HEAD..HEAD"])
  func missingRevision(_ name: String) throws {
    try repository.write("hello", to: "README")
    try repository.commitAll()
    let run = try repository.kfplint("lint", "--rev=\(name)")
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.error.hasPrefix("error: "))
  }

  @Test("Standard input is one workflow, reported under a name")
  func standardInput() throws {
    let broken = Data("apiVersion: argoproj.io/v1alpha1\nkind: [\n".utf8)
    let run = try repository.kfplint("lint", "-", "--format", "json", input: broken)
    #expect(run.closing == "checked 1 pipeline, from standard input")
    #expect(run.output.contains(#"{"kind": "stdin""#))
    #expect(run.output.contains(#"{"path": "<stdin>", "kind": "bare-pipeline""#))
    let named = try repository.kfplint(
      "lint", "-", "--stdin-path", "stock/report/workflow.yaml", "--format", "json",
      input: Data(PipelineText().text.utf8))
    #expect(named.status == 0)
    #expect(named.output.contains(#"{"path": "stock/report/workflow.yaml", "kind": "bare-pipeline""#))
  }
}
