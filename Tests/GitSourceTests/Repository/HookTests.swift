import Diagnostics
import Foundation
import GitSource
import Snapshots
import Testing

/// What is read while a real `git` waits for a real hook.
@Suite struct HookTests {
  /// Runs `git` with `arguments` and calls `look` with the folder and the variables of its hook, which waits meanwhile.
  private func whileHookRuns(
    _ arguments: [String], in repository: TestRepository, folder: URL? = nil, hook: String = "pre-commit",
    look: (URL, [String: String]) throws -> Void
  ) throws {
    let signs = repository.root.appending(path: "signs")
    try FileManager.default.createDirectory(at: signs, withIntermediateDirectories: true)
    let script = """
      #!/bin/sh
      pwd > '\(signs.path)/folder'
      env -0 > '\(signs.path)/unfinished' && mv '\(signs.path)/unfinished' '\(signs.path)/variables'
      for count in $(seq 1000); do [ -e '\(signs.path)/done' ] && exit 0; sleep 0.02; done
      exit 1
      """
    let hooks = repository.root.appending(path: "hooks")
    try FileManager.default.createDirectory(at: hooks, withIntermediateDirectories: true)
    // Written by a program that has ended: git could not run a file that somebody still holds open for writing.
    try repository.run("tee", [hooks.appending(path: hook).path], input: Array(script.utf8))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: hooks.appending(path: hook).path)

    let process = try repository.start("git", ["-c", "core.hooksPath=\(hooks.path)"] + arguments, in: folder)
    defer {
      try? Data().write(to: signs.appending(path: "done"))
      process.waitUntilExit()
    }
    let file = signs.appending(path: "variables")
    while !FileManager.default.fileExists(atPath: file.path) {
      try #require(process.isRunning, "git ended without running its hook")
      usleep(10_000)
    }
    var variables: [String: String] = [:]
    for setting in try Data(contentsOf: file).split(separator: 0) {
      let parts = String(decoding: setting, as: UTF8.self).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
    }
    let text = try String(contentsOf: signs.appending(path: "folder"), encoding: .utf8)
    try look(URL(filePath: String(text.dropLast())), variables)
  }

  private func repositoryWithStagedAndUnstagedChanges() throws -> TestRepository {
    let repository = try TestRepository()
    try repository.commit(["a": "committed", "sub/b": "committed"])
    try repository.write("staged", to: "a")
    try repository.git(["add", "a"])
    try repository.write("on disk", to: "a")
    try repository.write("on disk", to: "sub/b")
    return repository
  }

  @Test(arguments: [
    (["commit", "-m", "x"], "staged", "committed", ["a"]),
    (["commit", "-a", "-m", "x"], "on disk", "on disk", ["a", "sub/b"]),
    (["commit", "-m", "x", "sub/b"], "committed", "on disk", ["sub/b"]),
    (["commit", "-m", "x", "-i", "sub/b"], "staged", "on disk", ["a", "sub/b"]),
    (["commit", "--amend", "-m", "x"], "staged", "committed", ["a"]),
  ])
  func readsTheIndexThatIsBeingCommitted(
    arguments: [String], a: String, b: String, changed: [String]
  ) throws {
    let repository = try repositoryWithStagedAndUnstagedChanges()
    try whileHookRuns(arguments, in: repository) { folder, variables in
      let staged = try repository.staged(in: folder, variables)
      #expect(try staged.text("a") == a)
      #expect(try staged.text("sub/b") == b)
      #expect(staged.changedPaths == changed.map { Path($0) })
    }
  }

  @Test func readsTheRightIndexWhenTheCommitIsMadeInASubfolder() throws {
    let repository = try repositoryWithStagedAndUnstagedChanges()
    let folder = repository.folder.appending(path: "sub")
    try whileHookRuns(["commit", "-m", "x", "b"], in: repository, folder: folder) { folder, variables in
      let staged = try repository.staged(in: folder, variables)
      #expect(staged.changedPaths == ["sub/b"])
      #expect(try staged.text("sub/b") == "on disk")
    }
  }

  @Test(arguments: [["commit", "-m", "x"], ["commit", "-a", "-m", "x"]])
  func readsTheIndexOfALinkedWorkTree(arguments: [String]) throws {
    let repository = try TestRepository()
    try repository.commit(["a": "committed"])
    let linked = repository.root.appending(path: "linked")
    try repository.git(["worktree", "add", "--quiet", linked.path])
    try Data("linked".utf8).write(to: linked.appending(path: "a"))
    try repository.git(["add", "a"], in: linked)
    try whileHookRuns(arguments, in: repository, folder: linked) { folder, variables in
      #expect(variables["GIT_DIR"]?.hasSuffix("/worktrees/linked") == true)
      let staged = try repository.staged(in: folder, variables)
      #expect(try staged.text("a") == "linked")
      #expect(staged.changedPaths == ["a"])
    }
    #expect(try repository.staged().text("a") == "committed")
  }

  @Test func readsTheIndexOfASubmodule() throws {
    let inner = try TestRepository("inner")
    try inner.commit(["a": "committed"])
    let outer = try TestRepository("outer")
    try outer.git(["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.folder.path, "module"])
    let folder = outer.folder.appending(path: "module")
    try outer.write("in the submodule", to: "module/a")
    try outer.git(["add", "a"], in: folder)
    try whileHookRuns(["commit", "-m", "x"], in: outer, folder: folder) { folder, variables in
      let staged = try outer.staged(in: folder, variables)
      #expect(try staged.text("a") == "in the submodule")
      #expect(try outer.open(in: folder, variables).workTree == Path(outer.folder.appending(path: "module").path))
    }
    #expect(try outer.staged(in: folder).text("a") == "in the submodule")
    #expect(try outer.staged().entry(at: "module")?.kind == .submodule)
  }

  @Test func readsAFirstCommitThatTakesEverything() throws {
    let repository = try TestRepository()
    try repository.write("x", to: "a")
    try repository.git(["add", "a"])
    try repository.write("y", to: "a")
    try whileHookRuns(["commit", "-a", "-m", "x"], in: repository) { folder, variables in
      let staged = try repository.staged(in: folder, variables)
      #expect(try staged.text("a") == "y")
      #expect(staged.changedPaths == ["a"])
    }
  }

  @Test func readsWithAWorkTreeElsewhere() throws {
    let repository = try repositoryWithStagedAndUnstagedChanges()
    let gitFolder = repository.root.appending(path: "store.git")
    try FileManager.default.moveItem(at: repository.folder.appending(path: ".git"), to: gitFolder)
    let arguments = ["--git-dir=\(gitFolder.path)", "--work-tree=\(repository.folder.path)", "commit", "-m", "x"]
    try whileHookRuns(arguments, in: repository) { folder, variables in
      let staged = try repository.staged(in: folder, variables)
      #expect(try staged.text("a") == "staged")
      #expect(try repository.open(in: folder, variables).workTree == Path(repository.folder.path))
    }
  }

  @Test(arguments: ["server.git", "with:colon.git"])
  func readsACommitThatIsStillInQuarantine(name: String) throws {
    let server = try TestRepository(name, options: ["--bare"])
    let client = try TestRepository("client")
    try client.commit(["a": "first"])
    try client.git(["push", "--quiet", "file://\(server.folder.path)", "main"])
    let base = try client.line("rev-parse", "HEAD")
    try client.commit(["a": "second"])
    let pushed = try client.line("rev-parse", "HEAD")
    try server.git(["config", "core.hooksPath", client.root.appending(path: "hooks").path])
    try whileHookRuns(
      ["push", "--quiet", "file://\(server.folder.path)", "main"], in: client, hook: "pre-receive"
    ) { folder, variables in
      #expect(variables["GIT_QUARANTINE_PATH"] != nil)
      let repository = try client.open(in: folder, variables)
      #expect(repository.isBare)
      let snapshot = try CommitSnapshot(repository, revision: pushed, base: base)
      #expect(try snapshot.text("a") == "second")
      #expect(snapshot.changedPaths == ["a"])
    }
  }
}
