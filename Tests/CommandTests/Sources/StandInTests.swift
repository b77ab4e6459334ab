import Foundation
import Testing

/// Standard input in the place of one file of a pipeline.
struct StandInTests {
  let repository: TemporaryRepository
  private let folder = "stock/RENDERED_PIPELINE"
  private let saved = PipelineText(required: ["region"])
  /// What is typed wants a second parameter.
  private let typed = Data(PipelineText(required: ["month", "region"]).text.utf8)

  init() throws {
    repository = try TemporaryRepository()
    try repository.write(saved.text, to: "\(folder)/workflow.yaml")
    try repository.write("north", to: "\(folder)/params/region")
  }

  private func lint(_ text: Data, at path: String, _ options: [String] = []) throws -> ProgramRun {
    try repository.run(["lint"] + options + ["-", "--stdin-path", path, "--format", "concise"], input: text)
  }

  @Test func filesAroundItComeFromDisk() throws {
    let clean = try lint(Data(saved.text.utf8), at: "\(folder)/workflow.yaml")
    #expect(clean.output == "")
    #expect(clean.status == 0)
    #expect(clean.closing == "checked 1 pipeline, from standard input")
    let missing = try lint(typed, at: "./\(folder)/workflow.yaml")
    #expect(missing.status == 1)
    #expect(missing.output.hasPrefix("\(folder)/workflow.yaml:"))
    #expect(missing.output.contains("error[params-missing] parameter \"month\""))
    try repository.write("may", to: "\(folder)/params/month")
    #expect(try lint(typed, at: "\(folder)/workflow.yaml").status == 0)
    // The file on disk, which has no such parameter, is another matter.
    #expect(try repository.kfplint("lint", folder, "--format", "concise").output.contains("params-undeclared"))
  }

  @Test func standsInFromWithinTheFolder() throws {
    let run = try repository.kfplint(
      "lint", "-", "--stdin-path", "workflow.yaml", "--format", "concise", in: folder, input: typed)
    #expect(run.output.contains("params-missing"))
  }

  @Test func fileNeedNotBeThereYet() throws {
    try FileManager.default.removeItem(at: repository.url.appending(path: "\(folder)/workflow.yaml"))
    #expect(try lint(Data(saved.text.utf8), at: "\(folder)/workflow.yaml").status == 0)
    #expect(try lint(typed, at: "\(folder)/workflow.yaml").output.contains("params-missing"))
  }

  @Test func valueOfAParameter() throws {
    let run = try lint(Data([0x6E, 0xE9, 0x65]), at: "\(folder)/params/region")
    #expect(run.output.hasPrefix("\(folder)/params/region:1:2: error[file-encoding]"))
  }

  @Test func scheduleHasItsExperiments() throws {
    try repository.write("experiments: [{name: nightly, description: all of them}]\n", to: "stock/experiments.yaml")
    let jobs = Data("recurring_runs: []\n".utf8)
    let run = try lint(jobs, at: "stock/recurring_runs.yaml")
    #expect(run.output.contains("experiment-unused"))
  }

  @Test func filesAroundItComeFromTheIndex() throws {
    try repository.git("add", "--all")
    try repository.write("may", to: "\(folder)/params/month")
    #expect(try lint(typed, at: "\(folder)/workflow.yaml", ["--staged"]).output.contains("params-missing"))
    try repository.git("add", "--all")
    #expect(try lint(typed, at: "\(folder)/workflow.yaml", ["--staged"]).status == 0)
    let inside = try repository.kfplint(
      "lint", "--staged", "-", "--stdin-path", "workflow.yaml", "--format", "concise", in: folder, input: typed)
    #expect(inside.status == 0)
  }

  @Test func whatCannotBeStoodInForIsAnError() throws {
    for (path, options) in [(folder, []), ("../elsewhere/workflow.yaml", ["--staged"])] {
      let run = try lint(typed, at: path, options)
      #expect(run.status == 2)
      #expect(run.error.hasPrefix("error: "))
    }
  }
}
