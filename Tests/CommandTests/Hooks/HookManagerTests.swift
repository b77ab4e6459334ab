import Foundation
import Testing

/// What kfplint looks at when a hook manager runs it, with the hooks that `.pre-commit-hooks.yaml` offers.
@Suite("A hook manager")
struct HookManagerTests {
  private static let preCommit = path(of: "pre-commit")
  private static let prek = path(of: "prek")
  private static let lefthook = path(of: "lefthook")

  private let repositories: PushRepositories
  private let caches: TemporaryFolder
  private var client: TemporaryRepository { repositories.client }

  init() throws {
    repositories = try PushRepositories()
    caches = try TemporaryFolder()
  }

  @Test("such as pre-commit checks commits and pushes", .enabled(if: preCommit != nil, "pre-commit is not installed"))
  func withPreCommit() throws {
    try expectChecks(by: try #require(Self.preCommit), try usingTheHookFile())
  }

  @Test("such as prek checks commits and pushes", .enabled(if: prek != nil, "prek is not installed"))
  func withPrek() throws {
    try expectChecks(by: try #require(Self.prek), try usingTheHookFile())
  }

  @Test("such as lefthook checks commits and pushes", .enabled(if: lefthook != nil, "lefthook is not installed"))
  func withLefthook() throws {
    let settings = """
      pre-commit: {commands: {kfplint: {run: kfplint hook}}}
      pre-push: {commands: {kfplint: {run: "kfplint hook pre-push -- {1} {2}", use_stdin: true}}}

      """
    try expectChecks(by: try #require(Self.lefthook), ("lefthook.yml", settings))
  }

  /// The settings for pre-commit and prek, which take hooks from a repository.
  private func usingTheHookFile() throws -> (file: String, settings: String) {
    let top = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    try caches.write(
      try Data(contentsOf: top.appending(path: ".pre-commit-hooks.yaml")), to: "hooks/.pre-commit-hooks.yaml")
    try caches.shell(
      "cd hooks && git init --quiet && git add --all && git commit --quiet --message Hooks && git tag v1"
    )
    .expectSuccess()
    let settings = """
      default_install_hook_types: [pre-commit, pre-merge-commit, pre-push]
      repos:
      - {repo: "\(caches.path)/hooks", rev: v1, hooks: [{id: kfplint-system}]}

      """
    return (".pre-commit-config.yaml", settings)
  }

  private func expectChecks(by manager: URL, _ configuration: (file: String, settings: String)) throws {
    let kfplint = URL(filePath: Program.kfplint.path).deletingLastPathComponent().path
    let environment = [
      "PATH": "\(kfplint):\(manager.deletingLastPathComponent().path):/usr/bin:/bin", "HOME": caches.path,
      "PRE_COMMIT_HOME": caches.path, "PREK_HOME": caches.path, "NO_COLOR": "1",
    ]
    try client.write(configuration.settings, to: configuration.file)
    try client.commitAll()
    try client.shell("\(manager.lastPathComponent) install", environment: environment).expectSuccess()
    func expect(_ run: ProgramRun, _ folder: String?, sourceLocation: SourceLocation = #_sourceLocation) {
      #expect((run.status == 0) == (folder == nil), "\(run)", sourceLocation: sourceLocation)
      guard let folder else { return }
      let found = (run.output + run.error).matches(of: /--> (\S+)\/workflow/).map { String($0.1) }
      #expect(found == [folder], "\(run)", sourceLocation: sourceLocation)
    }

    try client.writePipeline("sales", without: "recipient")
    try client.git("add", "--all")
    try client.write("the recipient", to: "sales/params/recipient")
    expect(try client.commit([], environment: environment), "sales")
    try client.git("add", "--all")
    expect(try client.commit([], environment: environment), nil)
    try client.remove("report/params/recipient")
    expect(try client.commit(["--all"], environment: environment), "report")
    try client.git("rm", "--quiet", "--cached", "report/params/recipient")
    expect(try client.commit([], environment: environment), "report")
    try client.git("reset", "--quiet", "--hard")

    expect(try repositories.push("origin", "main", environment: environment), nil)
    try repositories.branch("next")
    try repositories.commitBroken("stock")
    expect(try repositories.push("origin", "next", environment: environment), "stock")
    try repositories.push("--quiet", "--no-verify", "origin", "next").expectSuccess()
    try repositories.commitSound("costs")
    expect(try repositories.push("origin", "next", environment: environment), nil)
  }

  private static func path(of program: String) -> URL? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { URL(filePath: String($0)).appending(path: program) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }
}
