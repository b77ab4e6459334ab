import Foundation
import Testing

/// What a pipeline was rendered from, and where that is looked for.
@Suite("Freshness") struct FreshnessTests {
  private let repository: TemporaryRepository
  private static let workflow = "forecast/RENDERED_PIPELINE/workflow.yaml"
  private static let stale = "\(workflow) component-stale"
  private static let missing = "\(workflow) component-missing"

  /// A repository with the pipeline of an example, all of which is committed.
  init() throws {
    repository = try TemporaryRepository()
    try repository.copyExample("component-stale/good/rendered")
    try repository.commitAll()
  }

  private func edit() throws {
    try repository.write(
      repository.text("forecast/fit.yaml").replacing("fit:1.2.0", with: "fit:1.3.0"), to: "forecast/fit.yaml")
  }

  private func reported(_ arguments: String...) throws -> [String] {
    try repository.run(["lint"] + arguments + ["--format", "concise"]).reported
  }

  @Test("A component is read from what is checked")
  func source() throws {
    #expect(try reported() == [])
    try edit()
    #expect(try reported() == [Self.stale])
    #expect(try reported("--staged", "--all") == [])
    try repository.git("add", "--all")
    #expect(try reported("--staged") == [Self.stale])
    #expect(try reported("--rev", "HEAD") == [])
    try repository.git("commit", "--quiet", "--no-verify", "--message", "Edit")
    #expect(try reported("--rev", "HEAD") == [Self.stale])
    #expect(try reported("--range", "HEAD~1..HEAD") == [Self.stale])
    #expect(try reported("--rev", "HEAD~1") == [])
    #expect(try reported("forecast/RENDERED_PIPELINE") == [Self.stale])
  }

  @Test(
    "A component is found from any current folder",
    arguments: [
      ("forecast/RENDERED_PIPELINE", "."), ("forecast", "RENDERED_PIPELINE"), ("forecast", "."),
      ("other", "../forecast"),
    ])
  func folder(_ current: String, _ path: String) throws {
    try repository.copyExample("component-stale/good/rendered-with-the-change")
    try repository.makeFolder("other")
    #expect(try repository.run(["lint", path, "--format", "concise"], in: current).reported == [])
    let component = try repository.text("components/fit.yaml")
    try repository.write(component.replacing("fit:1.3.0", with: "fit:1.4.0"), to: "components/fit.yaml")
    let run = try repository.run(["lint", path, "--format", "concise"], in: current)
    #expect(run.reported.count == 1, "\(run)")
    #expect(run.output.contains("[component-stale]"), "\(run)")
  }

  @Test("A change of a component alone is told wherever the component lies, and of its users only")
  func change() throws {
    try repository.copyExample("component-stale/good/rendered-with-the-change/base")
    try repository.copyExample("function-stale/good/rendered", to: "other")
    try repository.commitAll()
    let component = try repository.text("components/fit.yaml")
    try repository.write(component.replacing("fit:1.2.0", with: "fit:1.3.0"), to: "components/fit.yaml")
    try repository.git("add", "--all")
    let run = try repository.kfplint("lint", "--staged", "--format", "concise")
    #expect(run.reported == [Self.stale])
    #expect(run.closing == "checked 1 pipeline, staged")
    #expect(run.status == 1)
    try repository.write(component.replacing("\n", with: "\r\n"), to: "components/fit.yaml")
    try repository.git("add", "--all")
    #expect(try reported("--staged") == [])
    try repository.git("rm", "--quiet", "--force", "components/fit.yaml")
    #expect(try reported("--staged") == [Self.missing])
  }

  @Test("A symbolic link is followed inside of the repository")
  func link() throws {
    try repository.move("forecast/fit.yaml", to: "shared/fit.yaml")
    try repository.link("forecast/fit.yaml", to: "../shared/fit.yaml")
    try repository.git("add", "--all")
    #expect(try reported() == [])
    #expect(try reported("--staged", "--all") == [])
    try repository.remove("forecast/fit.yaml")
    try repository.link("forecast/fit.yaml", to: "fit.yaml")
    try repository.git("add", "--all")
    #expect(try reported("--staged", "--all") == [Self.missing])
    try repository.remove("forecast/fit.yaml")
    try repository.link("forecast/fit.yaml", to: "/etc/hostname")
    #expect(try reported() == [Self.missing])
  }

  @Test("The pointer of Git LFS tells the digest of its file")
  func pointer() throws {
    let digest = try #require(
      try repository.text(Self.workflow).firstMatch(of: /"digest":\s+"([0-9a-f]{64})"/)
    ).1
    func pointer(_ digest: some StringProtocol) -> String {
      "version https://git-lfs.github.com/spec/v1\noid sha256:\(digest)\nsize 167\n"
    }
    try repository.write(pointer(digest), to: "forecast/fit.yaml")
    #expect(try reported() == [])
    try repository.write(pointer(String(repeating: "0", count: 64)), to: "forecast/fit.yaml")
    #expect(try reported() == [Self.missing])
  }

  @Test("A component that is not read is not fresh")
  func large() throws {
    try repository.write("max-file-size: 20000\n", to: ".kfplint.yaml")
    let text = try repository.text("forecast/fit.yaml")
    try repository.write(text + String(repeating: "# long\n", count: 5000), to: "forecast/fit.yaml")
    let run = try repository.kfplint("lint", "--format", "concise")
    #expect(run.status == 2)
    #expect(run.output.contains("forecast/fit.yaml: 35"), "\(run)")
    #expect(run.output.contains("more than the limit of 20000 (max-file-size)"), "\(run)")
  }

  @Test("A component that may not be read is an error", .enabled(if: getuid() != 0, "root may read everything"))
  func unreadable() throws {
    try repository.setMode(0, of: "forecast/fit.yaml")
    #expect(try repository.kfplint("lint").status == 2)
  }

  @Test("A path that leads out of the repository is not followed")
  func outside() throws {
    let text = try repository.text(Self.workflow)
    try repository.write(text.replacing("\"fit.yaml\"", with: "\"../../../fit.yaml\""), to: Self.workflow)
    let run = try repository.kfplint("lint", "--format", "concise")
    #expect(run.reported == [Self.missing])
    #expect(run.output.contains("lies outside of the files that are checked"))
  }

  @Test("A single file of a compiled pipeline is compared, too")
  func bare() throws {
    try repository.move(Self.workflow, to: "forecast/forecast.yaml")
    #expect(try reported() == [])
    try repository.commitAll()
    try edit()
    try repository.git("add", "--all")
    #expect(try reported("--staged") == ["forecast/forecast.yaml component-stale"])
  }

  @Test("Standard input has no files around it")
  func standardInput() throws {
    let run = try repository.run(
      ["lint", "-", "--format", "concise"], input: try repository.data(Self.workflow))
    #expect(run.reported == [])
  }
}

extension TemporaryFolder {
  /// Copies the files of a rule's example.
  func copyExample(_ example: String, to folder: String = ".") throws {
    let rules = URL(filePath: #filePath).appending(path: "../../../../rules").standardized
    try makeFolder(folder)
    try Program.shell.run(
      [
        "-c", #"cp -RP "$0/." "$1" && rm -rf "$1/base" "$1/want.txt""#, rules.appending(path: example).path,
        url(folder).path,
      ],
      in: url, environment: Self.environment
    ).expectSuccess()
  }
}
