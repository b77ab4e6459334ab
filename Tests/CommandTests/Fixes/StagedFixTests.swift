import Foundation
import Testing

/// `--staged --fix`: the index, and the work tree where it has the same.
@Suite("Fixing what is staged")
struct StagedFixTests {
  private let repository: TemporaryRepository

  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("report")
    try repository.commitAll()
    try repository.write("day\n", to: "report/params/period")
    try repository.git("add", "report")
  }

  private func staged(_ path: String) throws -> String {
    // The newline at the end is what this is about.
    try repository.git("cat-file", "-s", ":\(path)") + " " + repository.git("cat-file", "blob", ":\(path)")
  }

  private func fix(_ arguments: String...) throws -> ProgramRun {
    try repository.run(["lint", "--staged", "--fix"] + arguments)
  }

  @Test("in the index and in the work tree, which stay the same")
  func both() throws {
    let run = try fix()
    #expect(run.status == 0, "\(run)")
    #expect(try staged("report/params/period") == "3 day")
    #expect(try repository.text("report/params/period") == "day")
    #expect(try repository.git("status", "--porcelain") == "M  report/params/period")
    #expect(try repository.kfplint("lint", "--staged").output == "no problems in 1 pipeline\n")
    #expect(try fix().error.contains("note: there is nothing to fix"))
  }

  @Test("in the index only, where the work tree has something else", arguments: ["week\n", "day", "day\r\n"])
  func indexOnly(_ text: String) throws {
    try repository.write(text, to: "report/params/period")
    let run = try fix()
    #expect(run.status == 0, "\(run)")
    #expect(try staged("report/params/period") == "3 day")
    #expect(try repository.text("report/params/period") == text)
    #expect(
      run.error.contains(
        "note: report/params/period is fixed in the index only: the work tree has something else there\n"))
  }

  @Test("unless a policy fails on what comes of it")
  func policyThatFails() throws {
    try repository.write(
      """
      policies:
      - name: value
        on: parameter
        validations:
        - expression: parameter.name != "period" || 1 / (size(parameter.value.orValue("")) - 3) == 1

      """, to: ".kfplint.yaml")
    try repository.git("add", ".kfplint.yaml")
    let run = try fix()
    let left =
      "a fix of params-trailing-newline in report/params/period was left out: a policy would fail on the result"
    #expect(run.error.contains("note: \(left)\n"), "\(run)")
    #expect(try staged("report/params/period") == "4 day")
  }

  @Test("in the index, where the file of the work tree must not be written")
  func readOnly() throws {
    try repository.shell("chmod a-w report/params/period").expectSuccess()
    let run = try fix()
    #expect(run.status == 2, "\(run)")
    #expect(try staged("report/params/period") == "3 day")
    #expect(try repository.text("report/params/period") == "day\n")
    #expect(run.error.contains("note: fixed 1 of 1 file\n"), "\(run)")
    #expect(
      run.error.contains(
        "error: report/params/period: is fixed in the index only; the work tree was not fixed: it is read-only\n"),
      "\(run)")
  }

  @Test("in the index, where the work tree has nothing, or a link")
  func missing() throws {
    try repository.remove("report/params/period")
    #expect(try fix().status == 0)
    #expect(try staged("report/params/period") == "3 day")
    #expect(!repository.exists("report/params/period"))
    try repository.write("day\n", to: "report/params/period")
    try repository.git("add", "report")
    try repository.remove("report/params/period")
    try repository.write("day\n", to: "elsewhere")
    try repository.link("report/params/period", to: "../../elsewhere")
    #expect(try fix().status == 0)
    #expect(try staged("report/params/period") == "3 day")
    #expect(try repository.text("elsewhere") == "day\n")
  }

  @Test("and never an unstaged change, nor another file")
  func keepsTheRest() throws {
    try repository.write("mine", to: "report/params/recipient")
    try repository.write("new", to: "notes.txt")
    try repository.write("half", to: "report/README.md")
    try repository.git("add", "--intent-to-add", "notes.txt")
    let before = try RepositoryBytes(repository, without: ".git", "report/params/period")
    let status = try repository.git("status", "--porcelain")
    #expect(try fix().status == 0)
    #expect(try RepositoryBytes(repository, without: ".git", "report/params/period") == before)
    #expect(try repository.git("status", "--porcelain") == status)
  }

  @Test("with its mode, its other name, or not at all", arguments: [true, false])
  func movesAndModes(_ isExecutable: Bool) throws {
    try repository.write("day", to: "report/params/period")
    if isExecutable { try repository.git("update-index", "--chmod=+x", "report/params/recipient") }
    try repository.git("mv", "report/params/recipient", "report/params/Recipient")
    try repository.write("mac", to: "report/params/.DS_Store")
    try repository.git("add", "report/params/.DS_Store", "report/params/period")
    let run = try fix()
    #expect(run.status == 0, "\(run)")
    let entries = try repository.git("ls-files", "--stage", "report/params").split(separator: "\n")
    #expect(entries.map { $0.split(separator: "\t")[1] } == ["report/params/period", "report/params/recipient"])
    #expect(entries[1].hasPrefix(isExecutable ? "100755" : "100644"))
    #expect(repository.exists("report/params/recipient") && !repository.exists("report/params/Recipient"))
    #expect(!repository.exists("report/params/.DS_Store"))
  }

  @Test("The work tree's file is not overwritten by the new name")
  func keepsWhatHasTheName() throws {
    try repository.git("mv", "report/params/recipient", "report/params/Recipient")
    try repository.write("untracked", to: "report/params/recipient")
    let run = try fix()
    #expect(run.status == 2 && run.error.contains("there is a recipient already"), "\(run)")
    #expect(try staged("report/params/recipient") == "27 the recipient of the report")
    #expect(try repository.text("report/params/recipient") == "untracked")
    #expect(try repository.text("report/params/Recipient") == "the recipient of the report")
  }

  @Test("A locked index is not written, and nothing else is changed")
  func locked() throws {
    try repository.write("", to: ".git/index.lock")
    let before = try RepositoryBytes(repository, without: ".git/objects")
    let run = try fix()
    #expect(run.status == 2 && run.error.contains("index.lock"), "\(run)")
    #expect(try RepositoryBytes(repository, without: ".git/objects") == before)
  }

  @Test("An index that git made for one commit is not written")
  func foreignIndex() throws {
    try repository.shell("cp .git/index .git/next-index-1").expectSuccess()
    let before = try RepositoryBytes(repository)
    let run = try repository.run(
      ["lint", "--staged", "--fix"], environment: ["GIT_INDEX_FILE": ".git/next-index-1"])
    #expect(run.status == 2 && run.error.contains("GIT_INDEX_FILE"), "\(run)")
    #expect(try RepositoryBytes(repository) == before)
  }

  @Test("A conflict stays as it is")
  func conflicts() throws {
    try repository.git("commit", "--quiet", "-m", "a")
    try repository.git("checkout", "--quiet", "-b", "other", "HEAD~")
    try repository.write("week\n", to: "report/params/period")
    try repository.git("commit", "--quiet", "-am", "b")
    _ = try repository.shell("git merge main")
    let unmerged = try repository.git("ls-files", "--unmerged")
    #expect(unmerged.contains("report/params/period"))
    let before = try RepositoryBytes(repository)
    #expect(try fix().status == 1)
    #expect(try repository.git("ls-files", "--unmerged") == unmerged)
    #expect(try RepositoryBytes(repository) == before)
  }

  @Test(
    "in an index of every kind",
    arguments: [
      "git update-index --split-index", "git update-index --index-version 4", "git config core.autocrlf input",
      "git update-index --untracked-cache", "git sparse-checkout init --cone --sparse-index",
      "git config index.skipHash true && git update-index --force-write-index",
    ])
  func kinds(_ command: String) throws {
    _ = try repository.shell(command)
    if command.contains("sparse") { _ = try repository.shell("git sparse-checkout set report") }
    let run = try fix()
    #expect(run.status == 0, "\(run)")
    #expect(try staged("report/params/period") == "3 day")
    #expect(try repository.text("report/params/period") == "day")
    #expect(try repository.git("status", "--porcelain") == "M  report/params/period")
    #expect(try repository.git("fsck", "--no-dangling").isEmpty)
  }

  @Test("A file that git leaves out of the work tree is not fixed")
  func sparse() throws {
    try repository.git("update-index", "--skip-worktree", "report/params/period")
    let before = try RepositoryBytes(repository, without: ".git/objects")
    let run = try fix("--all")
    #expect(run.status == 2 && run.error.contains("sparse checkout"), "\(run)")
    #expect(try RepositoryBytes(repository, without: ".git/objects") == before)
  }

  @Test("Without git nothing is changed")
  func withoutGit() throws {
    let before = try RepositoryBytes(repository)
    let run = try repository.run(["lint", "--staged", "--fix"], environment: ["PATH": "/nonexistent"])
    #expect(run.status == 2 && run.error.contains("git is not on the PATH; install git, or"), "\(run)")
    #expect(try RepositoryBytes(repository) == before)
  }
}
