import Foundation
import Testing

/// Repositories in a state in which it is easy to look at nothing and call that clean.
@Suite("The state of a repository")
struct RepositoryStateTests {
  private let repository: TemporaryRepository

  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("report")
  }

  @Test("Without a repository, --staged and --rev are errors", arguments: [["--staged"], ["--rev", "HEAD"]])
  func noRepository(_ options: [String]) throws {
    let folder = try TemporaryFolder()
    try expectError(folder.run(["lint"] + options), "this folder is not in a git repository")
  }

  @Test("In a bare repository nothing can be staged, and commits can be checked")
  func bare() throws {
    try repository.writePipeline("report", without: "recipient")
    try repository.remove("report/params/recipient")
    try repository.commitAll()
    let folder = try TemporaryFolder()
    #expect(try folder.shell("git clone --quiet --bare \(repository.path) .").status == 0)
    try expectError(folder.kfplint("lint", "--staged"), "is bare: nothing can be staged in it")
    let run = try folder.kfplint("lint", "--rev", "main", "--format", "concise")
    #expect(run.status == 1)
    #expect(run.reported == ["report/workflow.yaml params-missing"])
  }

  @Test("Before the first commit, what is staged is checked whole, and there is no HEAD to check")
  func unborn() throws {
    let empty = try repository.kfplint("lint", "--staged")
    #expect(empty.status == 0)
    #expect(empty.closing == "nothing to check: the change touches no pipeline or schedule, staged")
    try repository.git("add", "report/workflow.yaml", "report/params/period")
    let run = try repository.kfplint("lint", "--staged", "--format", "concise")
    #expect(run.reported == ["report/workflow.yaml params-missing"])
    try expectError(repository.kfplint("lint", "--rev", "HEAD"), "HEAD")
  }

  @Test("A pipeline with unmerged files is in no state to be committed")
  func unmerged() throws {
    try repository.commitAll()
    try repository.git("checkout", "--quiet", "-b", "other")
    try repository.write(PipelineText(head: "# theirs\n").text, to: "report/workflow.yaml")
    try repository.commitAll()
    try repository.git("checkout", "--quiet", "main")
    try repository.write(PipelineText(head: "# ours\n").text, to: "report/workflow.yaml")
    try repository.commitAll()
    #expect(try repository.shell("git merge --quiet other").status == 1)
    let staged = try repository.kfplint("lint", "--staged", "--format", "concise")
    #expect(staged.status == 1)
    #expect(staged.reported == ["report/workflow.yaml file-conflict"])
    let disk = try repository.kfplint("lint", "--format", "concise")
    #expect(disk.status == 1)
    #expect(disk.reported == ["report/workflow.yaml file-conflict"])
  }

  @Test("A file that is only intended to be added is not staged")
  func intentToAdd() throws {
    try repository.git("add", "report/workflow.yaml", "report/params/period")
    try repository.git("add", "--intent-to-add", "report/params/recipient")
    let run = try repository.kfplint("lint", "--staged", "--format", "concise")
    #expect(run.status == 1)
    #expect(run.reported == ["report/workflow.yaml params-missing"])
  }

  @Test("An index that git names and that is not there is an error", arguments: ["gone", ""])
  func missingIndex(_ name: String) throws {
    try repository.commitAll()
    let run = try repository.run(["lint", "--staged"], environment: ["GIT_INDEX_FILE": name])
    try expectError(run, "index")
  }

  @Test("An index that is damaged is an error", arguments: ["", "DIRC", "nonsense"])
  func damagedIndex(_ content: String) throws {
    try repository.commitAll()
    try repository.write(content, to: ".git/index")
    try expectError(repository.kfplint("lint", "--staged"), "index")
  }

  @Test("An index that is gone after the first commit is an error")
  func deletedIndex() throws {
    try repository.commitAll()
    try repository.remove(".git/index")
    try expectError(repository.kfplint("lint", "--staged"), "index")
  }

  @Test("An object that is missing makes its pipeline unreadable, and says which file")
  func missingObject() throws {
    try repository.writePipeline("sales/report")
    try repository.commitAll()
    let id = try repository.git("rev-parse", "HEAD:sales/report/params/period")
    // Both pipelines have the same files, so only one of them may lose an object of its own.
    try repository.write("another period", to: "sales/report/params/period")
    try repository.commitAll()
    let other = try repository.git("rev-parse", "HEAD:sales/report/params/period")
    #expect(other != id)
    try repository.remove(".git/objects/\(other.prefix(2))/\(other.dropFirst(2))")
    let run = try repository.kfplint("lint", "--rev", "HEAD")
    #expect(run.status == 2)
    #expect(run.output.contains("sales/report/params/period"))
    #expect(run.closing.hasPrefix("checked 1 pipeline, could not read 1, at "))
  }

  @Test("A damaged HEAD or GIT_DIR is an error", arguments: ["HEAD", "GIT_DIR"])
  func damagedRepository(_ what: String) throws {
    try repository.commitAll()
    if what == "HEAD" { try repository.write("nonsense\n", to: ".git/HEAD") }
    let environment = what == "GIT_DIR" ? ["GIT_DIR": "report"] : [:]
    let run = try repository.run(["lint", "--staged"], environment: environment)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.error.hasPrefix("error: "))
  }

  @Test("Settings of git that cannot be parsed are an error, and name the file")
  func damagedSettings() throws {
    try repository.commitAll()
    try repository.write("[core\n", to: ".git/config")
    let run = try repository.kfplint("lint", "--staged")
    #expect(run.status == 2)
    #expect(run.error.contains("config"))
  }

  @Test("The current folder may be gone")
  func deletedFolder() throws {
    for arguments in ["lint", "lint --staged", "lint -", "install", "hook"] {
      let folder = try TemporaryFolder()
      let run = try folder.shell("mkdir gone && cd gone && rmdir ../gone && $KFPLINT \(arguments) </dev/null")
      #expect(run.status == 2, "\(arguments)")
      #expect(run.error.contains("error: "), "\(arguments)")
    }
  }

  @Test("Leftover variables of git do not change what is read from disk")
  func leftoverVariables() throws {
    try repository.commitAll()
    let run = try repository.run(
      ["lint", "--format", "concise", "report"], environment: ["GIT_INDEX_FILE": "gone", "GIT_DIR": "/nonexistent"])
    #expect(run.status == 0)
    #expect(run.closing == "checked 1 pipeline")
  }

  @Test("What takes for ever ends at the time limit")
  func timeLimit() throws {
    try repository.commitAll()
    #expect(try repository.shell("mkfifo pipe && git config include.path ../pipe").status == 0)
    let run = try repository.kfplint("lint", "--staged", "--time-limit", "1")
    #expect(run.status == 2)
    #expect(run.error.hasPrefix("error: stopped at the time limit, nothing was reported"))
    #expect(try repository.kfplint("lint", "--staged", "--time-limit", "-1").status == 2)
  }

  @Test("At the time limit there is a document all the same, and no program goes on", arguments: ["json", "junit"])
  func documentAtTimeLimit(_ format: String) throws {
    try repository.git("init", "--quiet", "--object-format=sha256", "other")
    try repository.write("#!/bin/sh\necho $$ >../pid\nsleep 300\n", to: "bin/git")
    try repository.setMode(0o755, of: "bin/git")
    let run = try repository.shell(
      "cd other && PATH=$PWD/../bin:$PATH $KFPLINT lint --rev HEAD --time-limit 1 --format \(format) --output json:../report.json"
    )
    #expect(run.status == 2)
    #expect(run.error == Self.overTime)
    #expect(run.output.contains("nothing was reported"))
    #expect(try repository.text("report.json").contains(#""status": "unreadable""#))
    // A process that was killed is there for another moment.
    let waiting = """
      for try in $(seq 300); do
        state=$(sed 's/.*) //' "/proc/$(cat pid)/stat" 2>/dev/null) || exit 0
        case $state in Z*) exit 0 ;; esac
        sleep 0.1
      done
      exit 1
      """
    #expect(try repository.shell(waiting).status == 0)
  }

  @Test(
    "All commands that read a repository have the time limit", arguments: ["install", "uninstall", "plan --staged"])
  func timeLimitOfOthers(_ command: String) throws {
    #expect(try repository.shell("mkfifo pipe && git config include.path ../pipe").status == 0)
    let run = try repository.shell("$KFPLINT \(command) --time-limit 1")
    #expect(run.status == 2)
    #expect(run.error == Self.overTime)
  }

  private static let overTime = """
    error: stopped at the time limit, nothing was reported; raise it with --time-limit SECONDS (0 means no limit)

    """

  @Test("A split or sparse index is read like any other", arguments: ["split", "sparse"])
  func unusualIndex(_ kind: String) throws {
    try repository.write("x", to: "other/x")
    try repository.commitAll()
    if kind == "split" {
      try repository.git("update-index", "--split-index")
    } else {
      try repository.git("sparse-checkout", "set", "--cone", "--sparse-index", "other")
    }
    let run = try repository.kfplint("lint", "--staged", "--all")
    #expect(run.status == 0)
    #expect(run.closing == "checked 1 pipeline, staged")
  }

  @Test("Without git, what libgit2 cannot read is an error")
  func withoutGit() throws {
    try repository.remove(".git")
    try repository.git("init", "--quiet", "--object-format=sha256")
    let noGit = ["PATH": "/nonexistent"]
    let run = try repository.run(["lint", "--staged", "--all"], environment: noGit)
    try expectError(
      run, "this repository uses SHA-256 object ids, for which kfplint asks git, and git is not on the PATH")
    #expect(try repository.run(["lint", "report"], environment: noGit).status == 0)
    #expect(try repository.kfplint("lint", "--staged", "--all").status == 0)
  }

  private func expectError(
    _ run: ProgramRun, _ part: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(run.status == 2, sourceLocation: sourceLocation)
    #expect(run.output.isEmpty, sourceLocation: sourceLocation)
    #expect(run.error.hasPrefix("error: "), sourceLocation: sourceLocation)
    #expect(run.error.contains(part), "\(run.error)", sourceLocation: sourceLocation)
  }
}
