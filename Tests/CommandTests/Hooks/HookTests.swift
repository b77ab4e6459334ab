import Foundation
import Testing

/// What `kfplint hook` looks at, as git and the hook managers call it.
@Suite("A hook")
struct HookTests {
  private let repository: TemporaryRepository
  private let concise = ["--format", "concise"]

  /// Three states: HEAD~1 is in order, HEAD lacks `recipient`, the index lacks `period` too, the work tree is in order.
  init() throws {
    let pipeline = PipelineText(required: ["language", "period", "recipient"])
    repository = try TemporaryRepository()
    try repository.writePipeline("report", pipeline)
    try repository.writePipeline("unchanged", without: "recipient")
    try repository.commitAll()
    try repository.remove("report/params/recipient")
    try repository.commitAll()
    try repository.git("rm", "--quiet", "report/params/period")
    try repository.writePipeline("report", pipeline)
  }

  @Test("named pre-commit or pre-merge-commit reads the index", arguments: ["pre-commit", "pre-merge-commit"])
  func named(_ name: String) throws {
    let run = try repository.run(["hook", name] + concise)
    #expect(run.status == 1)
    #expect(run.reported == ["report/workflow.yaml params-missing", "report/workflow.yaml params-missing"])
    #expect(run.closing == "checked 1 pipeline, staged")
  }

  @Test("without a name reads the index that git names, whatever else is set")
  func indexIsNamed() throws {
    let run = try repository.run(
      ["hook"] + concise, environment: ["GIT_INDEX_FILE": ".git/index", "PRE_COMMIT_TO_REF": "HEAD~1"])
    #expect(run.reported == ["report/workflow.yaml params-missing", "report/workflow.yaml params-missing"])
    #expect(run.closing == "checked 1 pipeline, staged")
  }

  @Test("without a name, with two refs, reads what the second changes")
  func twoRefs() throws {
    let run = try repository.run(
      ["hook"] + concise, environment: ["PRE_COMMIT_FROM_REF": "HEAD~1", "PRE_COMMIT_TO_REF": "HEAD"])
    #expect(run.status == 1)
    #expect(run.reported == ["report/workflow.yaml params-missing"])
    let id = try repository.git("rev-parse", "--short=7", "HEAD")
    #expect(run.closing == "checked 1 pipeline, at \(id)")

    let all = try repository.run(
      ["hook", "--all"] + concise, environment: ["PRE_COMMIT_FROM_REF": "HEAD~1", "PRE_COMMIT_TO_REF": "HEAD"])
    #expect(all.reported == ["report/workflow.yaml params-missing", "unchanged/workflow.yaml params-missing"])
  }

  @Test("without a name counts what a branch changes from where it left the other one")
  func mergeBaseOfRefs() throws {
    try repository.git("reset", "--quiet", "--hard")
    try repository.git("checkout", "--quiet", "--force", "-b", "topic", "HEAD~1")
    try repository.writePipeline("added", without: "recipient")
    try repository.commitAll()
    let run = try repository.run(
      ["hook"] + concise, environment: ["PRE_COMMIT_FROM_REF": "main", "PRE_COMMIT_TO_REF": "topic"])
    #expect(run.reported == ["added/workflow.yaml params-missing"])
  }

  @Test(
    "without a name takes a branch that is pushed for the first time for what the remote does not have",
    arguments: ["PRE_COMMIT_TO_REF", "PRE_COMMIT_LOCAL_BRANCH"])
  func firstPush(_ variable: String) throws {
    let variables = ["PRE_COMMIT_REMOTE_NAME": "origin", variable: "main"]
    let first = try repository.run(["hook"] + concise, environment: variables)
    #expect(first.reported == ["report/workflow.yaml params-missing", "unchanged/workflow.yaml params-missing"])
    try repository.git("update-ref", "refs/remotes/origin/other", "HEAD~1")
    let second = try repository.run(["hook"] + concise, environment: variables)
    #expect(second.reported == ["report/workflow.yaml params-missing"])
    let all = try repository.run(["hook", "--all"] + concise, environment: variables)
    #expect(all.reported == first.reported)
  }

  @Test("without a name, with one ref, reads all of it", arguments: [[:], ["PRE_COMMIT_FROM_REF": ""]])
  func oneRef(_ from: [String: String]) throws {
    let run = try repository.run(["hook"] + concise, environment: from.merging(["PRE_COMMIT_TO_REF": "HEAD"]) { $1 })
    #expect(run.status == 1)
    #expect(run.reported == ["report/workflow.yaml params-missing", "unchanged/workflow.yaml params-missing"])
  }

  @Test("without a name, with a ref that is not there, is an error")
  func missingRef() throws {
    for environment in [["PRE_COMMIT_TO_REF": "gone"], ["PRE_COMMIT_TO_REF": "HEAD", "PRE_COMMIT_FROM_REF": "gone"]] {
      let run = try repository.run(["hook"], environment: environment)
      #expect(run.status == 2)
      #expect(run.error.contains("gone"))
      #expect(run.output.isEmpty)
    }
  }

  @Test("without a name and without a word from anybody reads the work tree", arguments: [".", "report"])
  func workTree(_ subfolder: String) throws {
    let run = try repository.run(["hook"] + concise, in: subfolder)
    #expect(run.status == 1)
    #expect(run.reported.map { $0.replacing("../", with: "") } == ["unchanged/workflow.yaml params-missing"])
    #expect(run.closing == "checked 2 pipelines")
  }

  @Test("that finds nothing writes nothing to standard output, and one line to standard error")
  func nothingFound() throws {
    try repository.git("add", "--all")
    let run = try repository.kfplint("hook", "pre-commit")
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(run.closing == "checked 1 pipeline, staged")
    let quiet = try repository.kfplint("hook", "pre-commit", "--quiet")
    #expect(quiet.output + quiet.error == "")
  }
}
