import Foundation
import Testing

/// `--fix` and `--diff` on files on disk.
@Suite("Fixing files on disk")
struct FixTests {
  private let repository: TemporaryRepository

  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("report")
    try repository.move("report/params/recipient", to: "report/params/Recipient")
    try repository.write("day\n", to: "report/params/period")
    try repository.write("mac", to: "report/params/.DS_Store")
    try repository.commitAll()
  }

  @Test("makes the safe fixes, and what is left is reported")
  func fixes() throws {
    let before = try repository.kfplint("lint")
    #expect(before.status == 1)
    #expect(before.output.hasSuffix("; 3 fixable with --fix\n"), "\(before)")
    let run = try repository.kfplint("lint", "--fix")
    #expect(run.status == 0, "\(run)")
    #expect(run.error.contains("note: fixed 3 findings in 3 files\n"))
    #expect(try repository.text("report/params/period") == "day")
    #expect(try repository.text("report/params/recipient") == "the recipient of the report")
    #expect(!repository.exists("report/params/.DS_Store") && !repository.exists("report/params/Recipient"))
    let again = try repository.kfplint("lint", "--fix")
    #expect(again.status == 0 && again.error.contains("note: there is nothing to fix\n"))
  }

  @Test("--diff changes nothing, and git applies what it writes")
  func diffs() throws {
    let before = try RepositoryBytes(repository)
    let run = try repository.kfplint("lint", "--diff")
    #expect(run.status == 1, "the exit status is that of the check")
    #expect(run.error.contains("note: --fix would fix 3 findings in 3 files\n"))
    #expect(try RepositoryBytes(repository) == before)
    try repository.write("", to: "report/params/.DS_Store")
    let other = try repository.kfplint("lint", "--diff", "report")
    try repository.write(other.output, to: "fix.patch")
    try repository.git("apply", "--recount", "fix.patch")
    #expect(try repository.text("report/params/period") == "day")
    #expect(repository.exists("report/params/recipient"))
    #expect(try repository.kfplint("lint").status == 0)
  }

  @Test("A guess needs --unsafe, and --only makes the fixes of one rule")
  func chooses() throws {
    let text = try repository.text("report/workflow.yaml").replacing("image: registry", with: "imgae: registry")
    try repository.write(text, to: "report/workflow.yaml")
    #expect(try repository.kfplint("lint", "--fix", "--only", "params-trailing-newline").status == 0)
    #expect(try repository.text("report/params/period") == "day")
    #expect(repository.exists("report/params/.DS_Store"))
    let safe = try repository.kfplint("lint", "--fix")
    #expect(safe.status == 1 && safe.output.contains("1 fixable with --fix --unsafe"), "\(safe)")
    #expect(try repository.text("report/workflow.yaml") == text)
    #expect(try repository.kfplint("lint", "--fix", "--unsafe").status == 0)
    #expect(try repository.text("report/workflow.yaml") == text.replacing("imgae", with: "image"))
  }

  @Test("A suppressed finding is left as it is")
  func leavesSuppressed() throws {
    try repository.write(
      "ignores: [{path: report, rule: params-trailing-newline, reason: wanted}]\n", to: ".kfplint.yaml")
    #expect(try repository.kfplint("lint", "--fix").status == 0)
    #expect(try repository.text("report/params/period") == "day\n")
  }

  @Test("A named file is fixed, with the pipeline that it stands for", arguments: ["Recipient", ".DS_Store", "period"])
  func named(_ file: String) throws {
    let run = try repository.kfplint("lint", "--fix", "params/\(file)", in: "report")
    #expect(run.status == 0, "\(run)")
    #expect(try repository.kfplint("lint").output == "no problems in 1 pipeline\n")
  }

  @Test(
    "What is not a plain file of its own is not changed, and the exit status is 2",
    arguments: ["read-only", "hard-linked", "linked-folder", "read-only-folder"])
  func refuses(_ kind: String) throws {
    let isRoot = geteuid() == 0
    var arguments = ["lint", "--fix"]
    switch kind {
    case "read-only": try repository.setMode(0o444, of: "report/params/period")
    case "hard-linked":
      try FileManager.default.linkItem(
        at: repository.url("report/params/period"), to: repository.url("other-name"))
    case "linked-folder":
      try repository.link("link", to: "report/params/period")
      try repository.move("report/params/period", to: "elsewhere/period")
      try repository.link("report/params/period", to: "../../elsewhere/period")
      arguments.append("report")
    default:
      if isRoot { return }
      try repository.setMode(0o555, of: "report/params")
    }
    let before = try repository.data("report/params/period")
    let run = try repository.run(arguments)
    if kind == "read-only-folder" { try repository.setMode(0o755, of: "report/params") }
    #expect(try repository.data("report/params/period") == before)
    if kind == "linked-folder" {
      // A link is a finding of its own, and nothing is written through it.
      #expect(run.status == 1, "\(run)")
    } else {
      #expect(run.status == 2, "\(run)")
      #expect(run.error.contains("error: report/params/period: "), "\(run)")
      #expect(run.output.contains("params-trailing-newline"), "what was not fixed is still reported")
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: repository.url("report/params").path)
        .allSatisfy { !$0.contains("kfplint") })
  }

  @Test("A submodule is not looked into")
  func leavesSubmodules() throws {
    let other = try TemporaryRepository()
    try other.writePipeline("inner")
    try other.write("day\n", to: "inner/params/period")
    try other.commitAll()
    try repository.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", other.path, "sub")
    try repository.commitAll()
    #expect(try repository.kfplint("lint", "--fix").status == 0)
    #expect(try repository.text("sub/inner/params/period") == "day\n")
    #expect(try repository.kfplint("lint", "--staged", "--all", "--fix").status == 0)
    #expect(try repository.text("sub/inner/params/period") == "day\n")
  }

  @Test(
    "What cannot be fixed is refused with a sentence, and nothing is changed",
    arguments: [
      ["--fix", "--rev", "HEAD"], ["--fix", "--range", "HEAD~..HEAD"], ["--fix", "--since", "HEAD"], ["--fix", "-"],
      ["--unsafe"], ["--fix", "--write-baseline", "b"], ["--diff", "--format", "json"],
    ])
  func refusesSources(_ arguments: [String]) throws {
    let before = try RepositoryBytes(repository)
    let run = try repository.run(["lint"] + arguments)
    #expect(run.status == 2 && run.error.contains("--"), "\(run)")
    #expect(try RepositoryBytes(repository) == before)
  }

  @Test("A diff of a commit and of standard input is shown")
  func showsOthers() throws {
    #expect(try repository.kfplint("lint", "--diff", "--rev", "HEAD").output.contains("+day\n\\ No newline"))
    let text = try repository.text("report/workflow.yaml").replacing("image: registry", with: "imgae: registry")
    let run = try repository.kfplint("lint", "--diff", "--unsafe", "-", input: Data(text.utf8))
    #expect(run.output.contains("+      image: registry.example.com/reports:4.2\n"), "\(run)")
  }
}
