import Foundation
import Testing

@Suite("What is answered to small mistakes")
struct AnswerTests {
  private let repository: TemporaryRepository

  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("team/report/RENDERED_PIPELINE")
    try repository.commitAll()
  }

  private var pipeline: String { "team/report/RENDERED_PIPELINE" }

  @Test("A folder as configuration is not one, and no line is shown that is not there")
  func configurationFolder() throws {
    let run = try repository.kfplint("lint", "--config", "team", ".")
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.error.hasPrefix("error: team: is a folder; --config needs a file, such as team/.kfplint.yaml\n"))
  }

  @Test("A version alone does not say what it is of")
  func target() throws {
    try repository.write("target: 4.9\n", to: ".kfplint.yaml")
    let run = try repository.kfplint("lint", ".")
    #expect(run.status == 2)
    #expect(run.output.contains("target has to say of what \"4.9\" is the version"))
    #expect(run.output.contains("= help: write target: {kfp: \"4.9\"} or target: {argo: \"4.9\"}\n"))
  }

  @Test("A configuration that leaves out everything is named where nothing is found")
  func excluded() throws {
    try repository.write("exclude: ['**']\n", to: ".kfplint.yaml")
    let run = try repository.kfplint("lint", ".")
    #expect(
      run.closing.hasPrefix(
        "no pipelines or schedules found under . (`exclude` in the configuration leaves out "), "\(run)")
  }

  @Test("A hook says nothing of a commit that touches nothing of ours, unless it is asked; `lint --staged` does")
  func silentHook() throws {
    try repository.write("a note\n", to: "README.md")
    try repository.git("add", "--all")
    let hook = try repository.kfplint("hook", "pre-commit")
    #expect(hook.status == 0 && hook.output + hook.error == "")
    let words = "nothing to check: the change touches no pipeline or schedule, staged"
    #expect(try repository.kfplint("hook", "pre-commit", "--verbose").closing == words)
    #expect(try repository.kfplint("lint", "--staged").closing == words)
    // A file that could not be read is another matter.
    try repository.write("rules: {nothing: off}\n", to: ".kfplint.yaml")
    try repository.git("add", "--all")
    #expect(try repository.kfplint("hook", "pre-commit").status == 2)
  }

  @Test("A named file that is not YAML, by its name either, is not a pipeline", arguments: ["README.md", "notes.txt"])
  func otherFile(_ name: String) throws {
    try repository.write("Kubeflow Pipelines: kfp: this: is text\n", to: name)
    let run = try repository.kfplint("lint", name)
    #expect(run.status == 2)
    #expect(run.error.contains("is not a pipeline or schedule: it does not parse as YAML"), "\(run)")
    // By its name it could be one.
    try repository.write("a: b: c\n", to: "broken.yaml")
    #expect(try repository.kfplint("lint", "broken.yaml").output.contains("error[yaml-syntax]"))
    #expect(try repository.kfplint("lint", "broken.yaml").status == 1)
  }

  @Test("A file that is too large is told once")
  func tooLarge() throws {
    try repository.write("max-file-size: 100\n", to: ".kfplint.yaml")
    let run = try repository.kfplint("lint", ".")
    #expect(run.status == 2)
    #expect(run.output.components(separatedBy: "limit of 100").count == 2, "\(run)")
    #expect(!run.output.contains("could not read"))
    #expect(run.closing == "checked 0 pipelines, could not read 1")
  }

  @Test("A folder that was meant as params is named")
  func misnamedFolder() throws {
    try repository.move("\(pipeline)/params", to: "\(pipeline)/param")
    let run = try repository.kfplint("lint", ".")
    #expect(run.output.contains("= help: rename the folder param to params\n"), "\(run)")
  }

  @Test("A finding about a file as a whole says where it was looked at, if not on disk")
  func wholeFile() throws {
    try repository.git("rm", "--quiet", "\(pipeline)/workflow.yaml")
    #expect(try repository.kfplint("lint", "--staged").output.contains("  --> \(pipeline) (staged)\n"))
    try repository.git("commit", "--quiet", "--no-verify", "--message", "Delete")
    let head = try repository.git("rev-parse", "HEAD").prefix(7)
    #expect(
      try repository.kfplint("lint", "--since", "HEAD^").output.contains("  --> \(pipeline) (at \(head))\n"))
  }

  @Test("A hook of a server in a clone is installed with a word about when it runs")
  func serverHook() throws {
    let run = try repository.kfplint("install", "pre-receive")
    #expect(run.status == 0)
    #expect(
      run.error
        == "note: git runs pre-receive only when somebody pushes into this repository; in a clone, install pre-commit\n"
    )
  }

  @Test(
    "Variables decide about colours, and the option before them",
    arguments: [
      (["CLICOLOR_FORCE": "1"], true), (["CLICOLOR_FORCE": "0"], false), (["CLICOLOR_FORCE": ""], false),
      (["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false), (["FORCE_COLOR": "1"], true), ([:], false),
    ])
  func colours(_ environment: [String: String], _ isColoured: Bool) throws {
    try repository.write("experiments:\n  - name: sales\n", to: "shop/experiments.yaml")
    try repository.write("recurring_runs:\n" + Job(name: "nightly").text, to: "shop/recurring_runs.yaml")
    try repository.git("add", "--all")
    for command in ["lint", "plan"] {
      #expect(try repository.kfplint(command, environment: environment).output.contains("\u{1B}[") == (isColoured))
      #expect(try repository.kfplint(command, "--color", "always", environment: environment).output.contains("\u{1B}["))
      #expect(try !repository.kfplint(command, "--color", "never", environment: environment).output.contains("\u{1B}["))
    }
  }
}
