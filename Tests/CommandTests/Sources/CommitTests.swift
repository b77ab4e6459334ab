import Foundation
import Testing

/// What `git commit` does with kfplint's hook in place, whatever the work tree holds.
@Suite("A commit")
struct CommitTests {
  private let repository: TemporaryRepository

  /// A repository with the hook and one committed pipeline, in which nothing is wrong.
  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("report")
    try repository.write("Reports, rendered every night\n", to: "README")
    try repository.commitAll()
    #expect(try repository.kfplint("install", "pre-commit", "pre-merge-commit").status == 0)
  }

  @Test("of a pipeline in order is made, with not a word on standard output")
  func inOrder() throws {
    try repository.write("another recipient", to: "report/params/recipient")
    try repository.git("add", "--all")
    try expectMade()
  }

  @Test("of a pipeline without one of its parameter files is refused, and says so as git shows it")
  func refused() throws {
    try repository.git("rm", "--quiet", "report/params/recipient")
    let run = try expectRefused()
    try expectSnapshot(run.error, "refused-commit.txt")
  }

  @Test("that takes away all parameter files is refused, although nothing but workflow.yaml is left to judge by")
  func withoutParameters() throws {
    try repository.git("rm", "--quiet", "-r", "report/params")
    try expectRefused()
  }

  @Test("is judged by what is staged, though the work tree has repaired it since")
  func repairedInWorkTree() throws {
    try repository.git("rm", "--quiet", "report/params/recipient")
    try repository.write("the recipient", to: "report/params/recipient")
    try expectRefused()
  }

  @Test("is judged by what is staged, though the work tree has broken it since")
  func brokenInWorkTree() throws {
    try repository.write("another period", to: "report/params/period")
    try repository.git("add", "--all")
    try repository.remove("report/params/recipient")
    try repository.write("nonsense: [", to: "report/workflow.yaml")
    try expectMade()
  }

  @Test("with --all is judged by what it stages on the way")
  func all() throws {
    try repository.remove("report/params/recipient")
    try expectRefused("--all")
    try repository.write("the recipient", to: "report/params/recipient")
    try repository.write("another period", to: "report/params/period")
    try expectMade("--all")
  }

  @Test("of a PATH is judged by that path, not by what else is staged")
  func onlyPath() throws {
    try repository.git("rm", "--quiet", "report/params/recipient")
    try repository.write("Reports\n", to: "README")
    try expectMade("README")
    try expectRefused()
  }

  @Test("of a PATH that breaks a pipeline is refused, though the index repairs it")
  func onlyBrokenPath() throws {
    try repository.write("another period", to: "report/params/period")
    try repository.git("add", "report/params/period")
    try repository.remove("report/params/recipient")
    try expectRefused("report/params/recipient")
  }

  @Test("with --include PATH is judged by both")
  func includedPath() throws {
    try repository.git("rm", "--quiet", "report/params/recipient")
    try repository.write("Reports\n", to: "README")
    try expectRefused("--include", "README")
  }

  @Test("with --amend is judged again")
  func amend() throws {
    try repository.git("rm", "--quiet", "report/params/recipient")
    let head = try repository.git("rev-parse", "HEAD")
    let run = try repository.commit(["--amend"])
    #expect(run.status == 1)
    #expect(try repository.git("rev-parse", "HEAD") == head)
    try repository.git("reset", "--quiet", "--hard")
    #expect(try repository.commit(["--amend", "--allow-empty"]).status == 0)
  }

  @Test("that only deletes workflow.yaml and leaves its parameters is refused")
  func deletedWorkflow() throws {
    try repository.git("rm", "--quiet", "report/workflow.yaml")
    try expectRefused(by: "workflow-missing")
  }

  @Test("that deletes a whole pipeline is made")
  func deletedPipeline() throws {
    try repository.git("rm", "--quiet", "-r", "report")
    #expect(try expectMade().error == "")
  }

  @Test("that renames a pipeline's folder is judged at the new place")
  func renamedFolder() throws {
    try repository.git("mv", "report", "nightly")
    let run = try expectMade()
    #expect(run.closing == "checked 1 pipeline, staged")
    try repository.git("mv", "nightly", "weekly")
    try repository.git("rm", "--quiet", "--force", "weekly/params/recipient")
    try expectRefused()
  }

  @Test("from a subfolder is judged whole")
  func subfolder() throws {
    try repository.git("rm", "--quiet", "report/params/recipient")
    let run = try expectRefused(in: "report/params")
    #expect(run.error.contains("--> report/workflow.yaml:"))
  }

  @Test("that touches no pipeline or schedule is made without a word")
  func noPipeline() throws {
    try repository.write("Reports\n", to: "README")
    try repository.git("add", "README")
    #expect(try expectMade().error == "")
  }

  @Test("beside a pipeline that was broken before is made: the change does not touch it")
  func brokenBefore() throws {
    try repository.git("rm", "--quiet", "report/params/recipient")
    try repository.commitAll()
    try repository.write("Reports\n", to: "README")
    try expectMade("--all")
    try repository.write("another period", to: "report/params/period")
    try expectRefused("--all")
  }

  @Test("of a merge is judged where both sides are in order, and their sum is not")
  func merge() throws {
    try repository.writePipeline("report", PipelineText(required: ["period"]))
    try repository.commitAll()
    try repository.git("checkout", "--quiet", "-b", "tidied")
    try repository.git("rm", "--quiet", "report/params/recipient")
    try repository.commitAll()
    try repository.git("checkout", "--quiet", "main")
    try repository.writePipeline("report")
    try repository.commitAll()

    let count = try repository.commitCount
    let run = try repository.shell("git merge --quiet --no-edit tidied")
    #expect(run.status == 1)
    #expect(run.error.contains("error[params-missing]"))
    #expect(try repository.commitCount == count)
  }

  @Test("that concludes a conflicted merge is judged as it is resolved")
  func conflictedMerge() throws {
    try repository.git("checkout", "--quiet", "-b", "other")
    try repository.write("theirs", to: "report/params/recipient")
    try repository.commitAll()
    try repository.git("checkout", "--quiet", "main")
    try repository.write("ours", to: "report/params/recipient")
    try repository.commitAll()
    #expect(try repository.shell("git merge --quiet other").status == 1)

    try repository.git("rm", "--quiet", "report/params/recipient")
    try expectRefused()
    try repository.write("both", to: "report/params/recipient")
    try repository.git("add", "--all")
    try expectMade()
  }

  @Test("in a linked work tree is judged by the index of that one")
  func linkedWorkTree() throws {
    try repository.git("worktree", "add", "--quiet", "-b", "linked", "linked")
    try repository.git("rm", "--quiet", "report/params/recipient", in: "linked")
    for arguments in [[], ["--all"], ["report/params/recipient"]] {
      let run = try repository.commit(arguments, in: "linked")
      #expect(run.status == 1)
      #expect(run.error.contains("error[params-missing]"))
    }
    try repository.write("another recipient", to: "report/params/recipient")
    try expectMade("--all")
  }

  @Test("that is the first one is judged whole")
  func firstCommit() throws {
    let repository = try TemporaryRepository()
    #expect(try repository.kfplint("install").status == 0)
    try repository.writePipeline("report", without: "recipient")
    try repository.git("add", "--all")
    let refused = try repository.commit([])
    #expect(refused.status == 1)
    #expect(refused.error.contains("error[params-missing]"))
    #expect(try repository.commitCount == 0)

    try repository.write("the recipient", to: "report/params/recipient")
    try repository.git("add", "--all")
    #expect(try repository.commit([]).status == 0)
    #expect(try repository.commitCount == 1)
  }

  @Test("on a branch without a parent is judged whole")
  func orphanBranch() throws {
    try repository.git("rm", "--quiet", "report/params/recipient")
    try repository.git("checkout", "--quiet", "--orphan", "fresh")
    let run = try repository.commit([])
    #expect(run.status == 1)
    #expect(run.error.contains("error[params-missing]"))
  }

  @Test("with a detached HEAD is judged as any other")
  func detachedHead() throws {
    try repository.git("checkout", "--quiet", "--detach")
    try repository.git("rm", "--quiet", "report/params/recipient")
    try expectRefused()
  }

  @Test("with --git-dir and --work-tree, from anywhere, is judged by what is staged")
  func explicitGitFolder() throws {
    try repository.git("rm", "--quiet", "report/params/recipient")
    let elsewhere = try TemporaryFolder()
    let run = try Program.git.run(
      ["--git-dir", repository.path + "/.git", "--work-tree", repository.path, "commit", "--message", "Change"],
      in: elsewhere.url, environment: TemporaryFolder.environment)
    #expect(run.status == 1)
    #expect(run.error.contains("error[params-missing]"))
  }

  @Test("in a submodule is judged there")
  func submodule() throws {
    let outer = try TemporaryRepository()
    try outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", repository.path, "reports")
    #expect(try outer.kfplint("install", in: "reports").status == 0)
    try outer.git("rm", "--quiet", "report/params/recipient", in: "reports")
    let run = try outer.commit([], in: "reports")
    #expect(run.status == 1)
    #expect(run.error.contains("error[params-missing]"))
  }

  @discardableResult
  private func expectMade(
    _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> ProgramRun {
    let count = try repository.commitCount
    let run = try repository.commit(arguments)
    #expect(run.status == 0, sourceLocation: sourceLocation)
    #expect(try repository.commitCount == count + 1, sourceLocation: sourceLocation)
    return run
  }

  @discardableResult
  private func expectRefused(
    _ arguments: String..., in subfolder: String = ".", by rule: String = "params-missing",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> ProgramRun {
    let count = try repository.commitCount
    let run = try repository.commit(arguments, in: subfolder)
    #expect(run.status == 1, sourceLocation: sourceLocation)
    #expect(run.error.contains("error[\(rule)]"), sourceLocation: sourceLocation)
    #expect(run.closing == "checked 1 pipeline, staged", sourceLocation: sourceLocation)
    #expect(try repository.commitCount == count, sourceLocation: sourceLocation)
    return run
  }
}
