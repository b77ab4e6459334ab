import Foundation
import Testing

/// Where hooks are written to.
@Suite("The folder of the hooks")
struct HooksFolderTests {
  private let repository: TemporaryRepository
  private let hook = ".git/hooks/pre-commit"

  /// A pipeline without one of its parameter files is staged.
  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("report", without: "recipient")
    try repository.git("add", "--all")
  }

  @Test("core.hooksPath is respected: relative, absolute, and in the user's settings", arguments: ["tools/hooks", nil])
  func hooksPath(_ relative: String?) throws {
    let elsewhere = try TemporaryFolder()
    let path = relative ?? elsewhere.path + "/hooks"
    try repository.git("config", "core.hooksPath", path)
    try repository.makeFolder("tools")
    try repository.kfplint("install", in: "report").expectSuccess()
    #expect(!repository.exists(hook))
    #expect(relative == nil ? elsewhere.exists("hooks/pre-commit") : repository.exists(path + "/pre-commit"))
    try repository.expectRefusedCommit()
    try repository.kfplint("uninstall").expectSuccess()
    #expect(try repository.commit([]).status == 0)
  }

  @Test("core.hooksPath in the user's settings is respected, with ~ for the home folder")
  func hooksPathOfUser() throws {
    let home = try TemporaryFolder()
    try home.write("[core]\n\thooksPath = ~/hooks\n", to: ".gitconfig")
    let environment = ["GIT_CONFIG_GLOBAL": home.path + "/.gitconfig", "HOME": home.path]
    try repository.run(["install"], environment: environment).expectSuccess()
    #expect(home.exists("hooks/pre-commit"))
    #expect(!repository.exists(hook))
    #expect(try repository.commit([], environment: environment).error.contains("error[params-missing]"))
  }

  @Test("In a linked work tree the hooks of all work trees are meant")
  func linkedWorkTree() throws {
    try repository.git("commit", "--quiet", "--message", "First")
    try repository.git("worktree", "add", "--quiet", "-b", "linked", "linked")
    try repository.kfplint("install", in: "linked").expectSuccess()
    #expect(repository.exists(hook))
    try repository.write("another period", to: "linked/report/params/period")
    #expect(try repository.commit(["--all"], in: "linked").error.contains("error[params-missing]"))
  }

  @Test("The folder for hooks is made where it is missing, with those above it")
  func missingFolder() throws {
    try repository.remove(".git/hooks")
    try repository.kfplint("install").expectSuccess()
    try repository.expectRefusedCommit()
    try repository.git("config", "core.hooksPath", "tools/git/hooks")
    try repository.kfplint("install").expectSuccess()
    try repository.expectRefusedCommit()
  }

  @Test("A folder for hooks that cannot be made is an error")
  func folderInTheWay() throws {
    try repository.remove(".git/hooks")
    try repository.write("", to: ".git/hooks")
    let run = try repository.kfplint("install")
    #expect(run.status == 2)
    #expect(run.error.hasPrefix("error: "))
    #expect(run.output.isEmpty)
  }
}
