import Diagnostics
import Foundation
import GitSource
import Snapshots
import Testing

/// What is said about a repository of another user; only root can make one.
@Suite(.enabled(if: geteuid() == 0, "only root can make a repository of another user")) struct OwnershipTests {
  private let repository: TestRepository
  private let settings: URL

  init() throws {
    repository = try TestRepository()
    settings = repository.root.appending(path: "gitconfig")
    try repository.commit(["a": "x"])
    try repository.run("chown", ["-R", "65534", "."])
  }

  private func openWithSettings(_ text: String) throws -> GitRepository {
    try Data("[safe]\n\(text)\n".utf8).write(to: settings)
    return try repository.open(["GIT_CONFIG_GLOBAL": settings.path])
  }

  @Test func aRepositoryOfSomebodyElseIsRefusedWithTheWayOut() throws {
    let top = repository.folder.path
    #expect(
      complaint { _ = try repository.open() } == """
        \(top) is owned by user id 65534, and you run as 0; git refuses such repositories, too; \
        run `git config --global --add safe.directory \(top)`, or pass --trust-repository
        """)
  }

  @Test func itIsReadWhenTrustedOrWhenItsFolderIsNamed() throws {
    #expect(try repository.open(trusting: true).headCommit() != nil)
    #expect(try repository.open(["GIT_DIR": ".git"]).headCommit() != nil)
    #expect(try repository.open(["SUDO_UID": "65534"]).headCommit() != nil)
  }

  @Test(arguments: [
    ["GIT_INDEX_FILE": ".git/index"], ["GIT_WORK_TREE": "."], ["GIT_COMMON_DIR": ".git"],
    ["GIT_OBJECT_DIRECTORY": ".git/objects"],
  ])
  func noOtherVariableKeepsGitOrUsFromAsking(_ variables: [String: String]) throws {
    #expect(complaint { _ = try repository.open(variables) }?.contains("is owned by user id 65534") == true)
  }

  @Test func itIsReadWhenItIsListedAsSafe() throws {
    #expect(throws: Never.self) { try openWithSettings("directory = *") }
    #expect(throws: Never.self) { try openWithSettings("directory = \(repository.folder.path)") }
    #expect(throws: Never.self) { try openWithSettings("directory = \(repository.folder.path)/") }
    #expect(throws: Never.self) { try openWithSettings("directory = \(repository.root.path)/*") }
    #expect(throws: SnapshotError.self) { try openWithSettings("directory = \(repository.root.path)") }
    #expect(throws: SnapshotError.self) { try openWithSettings("directory = *\ndirectory =") }
    #expect(throws: Never.self) { try openWithSettings("directory =\ndirectory = *") }
    let variables = ["GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*"]
    #expect(throws: Never.self) { try repository.open(variables) }
  }

  @Test func theCommandThatIsNamedMakesItReadable() throws {
    let moved = repository.root.appending(path: "it's (mine)")
    try FileManager.default.moveItem(at: repository.folder, to: moved)
    let variables = ["GIT_CONFIG_GLOBAL": settings.path]
    let sentence = try #require(complaint { _ = try repository.open(in: moved, variables) })
    let command = try #require(sentence.firstMatch(of: /run `(git config [^`]*)`/))
    try repository.run("sh", ["-c", String(command.1)], in: repository.root, variables: variables)
    #expect(try repository.open(in: moved, variables).headCommit() != nil)
  }

  @Test func oneFolderOfSomebodyElseIsEnough() throws {
    try repository.run("chown", ["-R", "0", "."])
    for part in [".", ".git"] {
      try repository.run("chown", ["65534", part])
      #expect(complaint { _ = try repository.open() }?.contains("is owned by user id 65534") == true, "\(part)")
      try repository.run("chown", ["0", part])
    }
    #expect(try repository.open().headCommit() != nil)
  }
}

/// The same where git has to be asked, which has a policy of its own: it is ours that counts.
@Suite(.enabled(if: geteuid() == 0, "only root can make a repository of another user")) struct AskedOwnershipTests {
  private static let kinds = ["sha256", "split"]

  private func repository(_ kind: String) throws -> TestRepository {
    let repository = try TestRepository(options: kind == "sha256" ? ["--object-format=sha256"] : [])
    try repository.commit(["a": "x"])
    if kind == "split" { try repository.git(["update-index", "--split-index"]) }
    try repository.run("chown", ["-R", "65534", "."])
    return repository
  }

  private func text(of repository: TestRepository, _ variables: [String: String], trusting: Bool = false) throws
    -> String
  {
    try IndexSnapshot(repository.openAskingGit(variables, trusting: trusting)).text("a")
  }

  @Test(arguments: kinds) func gitIsNotAskedAboutARepositoryThatIsRefused(kind: String) throws {
    let repository = try repository(kind)
    let bin = repository.root.appending(path: "bin")
    try repository.run(
      "sh",
      [
        "-c", #"mkdir "$1" && printf '#!/bin/sh\ntouch "%s/mark"\n' "$1" >"$1/git" && chmod +x "$1/git""#, "sh",
        bin.path,
      ])
    let sentence = complaint { _ = try text(of: repository, ["PATH": bin.path]) }
    #expect(sentence?.hasPrefix("\(repository.folder.path) is owned by user id 65534, and you run as 0; ") == true)
    #expect(!FileManager.default.fileExists(atPath: bin.appending(path: "mark").path))
  }

  @Test(arguments: kinds) func gitReadsWhatOurPolicyAccepts(kind: String) throws {
    let repository = try repository(kind)
    #expect(try text(of: repository, [:], trusting: true) == "x")
    #expect(try text(of: repository, ["SUDO_UID": "65534"]) == "x")
    #expect(try text(of: repository, ["GIT_DIR": ".git"]) == "x")
    // git knows a folder with a star since 2.46 only.
    let settings = ["GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory"]
    for value in ["*", repository.folder.path, "\(repository.root.path)/*"] {
      #expect(try text(of: repository, settings.merging(["GIT_CONFIG_VALUE_0": value]) { $1 }) == "x")
    }
    #expect(
      complaint { _ = try text(of: repository, settings.merging(["GIT_CONFIG_VALUE_0": "/other"]) { $1 }) } != nil)
  }
}
