import Foundation
import Testing

@Suite("Installing and removing the hooks")
struct InstallTests {
  private let repository: TemporaryRepository
  private let hook = ".git/hooks/pre-commit"
  private let kept = ".git/hooks/pre-commit.before-kfplint"

  /// A pipeline without one of its parameter files is staged.
  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("report", without: "recipient")
    try repository.git("add", "--all")
  }

  @Test("In a fresh repository a script is written that git runs, and it is removed without a trace")
  func fresh() throws {
    let before = try files(in: ".git/hooks")
    let run = try repository.kfplint("install")
    #expect(run.status == 0)
    #expect(run.output == "installed \(repository.path)/.git/hooks/pre-commit\n")
    #expect(run.error.isEmpty)
    #expect(try repository.mode(hook) == 0o755)
    try repository.expectRefusedCommit()

    let removal = try repository.kfplint("uninstall")
    #expect(removal.status == 0)
    #expect(removal.output == "removed \(repository.path)/.git/hooks/pre-commit\n")
    #expect(try files(in: ".git/hooks") == before)
    #expect(try repository.commit([]).status == 0)
  }

  @Test("Several hooks are installed at once, and removed one by one or together")
  func severalHooks() throws {
    #expect(try repository.kfplint("install", "pre-commit", "pre-merge-commit").status == 0)
    let merge = ".git/hooks/pre-merge-commit"
    #expect(repository.exists(hook) && repository.exists(merge))
    #expect(try repository.kfplint("uninstall", "pre-commit").status == 0)
    #expect(!repository.exists(hook) && repository.exists(merge))
    #expect(try repository.kfplint("uninstall").output == "removed \(repository.path)/\(merge)\n")
    #expect(!repository.exists(merge))
  }

  @Test("A hook that is there runs first, with its arguments and input, and comes back byte for byte with its mode")
  func chained() throws {
    let original = "#!/bin/sh\necho \"first: $0 $*\" >>log\n"
    try writeHook(original, mode: 0o750)
    let run = try repository.kfplint("install")
    #expect(run.status == 0)
    #expect(run.output.contains("which first runs the hook that was there"))
    try repository.expectRefusedCommit()
    #expect(try repository.text("log") == "first: \(repository.path)/\(kept) \n")

    let removal = try repository.kfplint("uninstall")
    #expect(removal.status == 0)
    #expect(removal.output.hasPrefix("put back the hook that was there before"))
    #expect(try repository.text(hook) == original)
    #expect(try repository.mode(hook) == 0o750)
    #expect(!repository.exists(kept))
  }

  @Test("A hook that is there and fails stops the commit before anything is checked, with its own status")
  func chainedFails() throws {
    try writeHook("#!/bin/sh\necho not today >&2\nexit 3\n")
    try repository.kfplint("install").expectSuccess()
    let run = try repository.commit([])
    #expect(run.status == 1)
    #expect(run.error == "not today\n")
    #expect(try repository.shell(".git/hooks/pre-commit").status == 3)
  }

  @Test("A hook that is there but cannot be run stays unrun, as git leaves it, and comes back so")
  func chainedNotExecutable() throws {
    try writeHook("#!/bin/sh\nexit 3\n", mode: 0o644)
    try repository.kfplint("install").expectSuccess()
    try repository.expectRefusedCommit()
    try repository.kfplint("uninstall").expectSuccess()
    #expect(try repository.mode(hook) == 0o644)
  }

  @Test("Installed twice, it is there once, and what was there before is still kept")
  func twice() throws {
    try writeHook("#!/bin/sh\nexit 0\n")
    try repository.kfplint("install").expectSuccess()
    let script = try repository.data(hook)
    try repository.kfplint("install").expectSuccess()
    #expect(try repository.data(hook) == script)
    #expect(try repository.text(kept) == "#!/bin/sh\nexit 0\n")
    try repository.kfplint("uninstall").expectSuccess()
    #expect(try repository.text(hook) == "#!/bin/sh\nexit 0\n")
    #expect(try repository.kfplint("uninstall").output.hasPrefix("left "))
  }

  @Test("A kept hook is never overwritten by another one")
  func keptHookInTheWay() throws {
    try writeHook("#!/bin/sh\n# the first\n")
    try repository.kfplint("install").expectSuccess()
    try writeHook("#!/bin/sh\n# the second\n")
    let run = try repository.kfplint("install")
    #expect(run.status == 2)
    #expect(run.error.contains("it was chained before; move it"))
    #expect(try repository.text(kept) == "#!/bin/sh\n# the first\n")
    #expect(try repository.text(hook) == "#!/bin/sh\n# the second\n")
  }

  @Test("On a disk that is full the hook that was there stays in its place", arguments: [true, false])
  func fullDisk(_ isThere: Bool) throws {
    if isThere { try writeHook("#!/bin/sh\nexit 3\n") }
    let before = try files(in: ".git/hooks")
    let run = try repository.shell("trap '' XFSZ; ulimit -f 0; $KFPLINT install")
    #expect(run.status == 2)
    #expect(try files(in: ".git/hooks") == before)
    if isThere { #expect(try repository.text(hook) == "#!/bin/sh\nexit 3\n") }
  }

  @Test(
    "What an interrupted installation left behind is finished, and taken away again",
    arguments: ["empty script", "cut script", "no script", "both names", "unfinished script"])
  func interrupted(_ state: String) throws {
    let original = "#!/bin/sh\necho first >>log\n"
    try writeHook(original)
    switch state {
    case "empty script", "cut script":
      try repository.move(hook, to: kept)
      try writeHook(state == "empty script" ? "" : "#!/bin/sh\n# Installed by `kfpl", mode: 0o644)
    case "no script": try repository.move(hook, to: kept)
    case "both names": #expect(try repository.shell("ln \(hook) \(kept)").status == 0)
    default: try repository.write("#!/bin/sh\n", to: hook + ".new-kfplint")
    }
    for _ in 0..<2 {
      try repository.kfplint("install").expectSuccess()
      #expect(try repository.text(kept) == original)
      #expect(!repository.exists(hook + ".new-kfplint"))
      try repository.expectRefusedCommit()
    }
    try repository.kfplint("uninstall").expectSuccess()
    #expect(try repository.text(hook) == original)
    #expect(!repository.exists(kept))
  }

  @Test("What an interrupted installation left behind is taken away", arguments: ["no script", "both names"])
  func interruptedAndRemoved(_ state: String) throws {
    let original = "#!/bin/sh\nexit 3\n"
    try writeHook(original)
    if state == "no script" {
      try repository.move(hook, to: kept)
    } else {
      #expect(try repository.shell("ln \(hook) \(kept)").status == 0)
    }
    try repository.kfplint("uninstall").expectSuccess()
    #expect(try repository.text(hook) == original)
    #expect(!repository.exists(kept))
  }

  @Test("The home folder of another user in core.hooksPath is that user's")
  func hooksPathOfAnotherUser() throws {
    try repository.git("config", "core.hooksPath", "~nobody-of-this-name/hooks")
    let run = try repository.kfplint("install")
    #expect(run.status == 2)
    #expect(run.error.contains("core.hooksPath is ~nobody-of-this-name/hooks"))
    #expect(!repository.exists("~nobody-of-this-name"))
  }

  @Test("A hook of somebody else's is left alone")
  func foreignHook() throws {
    try writeHook("#!/bin/sh\nexit 0\n")
    let run = try repository.kfplint("uninstall")
    #expect(run.status == 0)
    #expect(run.output == "left \(repository.path)/\(hook) alone: kfplint did not install it\n")
    #expect(try repository.text(hook) == "#!/bin/sh\nexit 0\n")
  }

  @Test("Where there is nothing to remove, that is said")
  func nothingToRemove() throws {
    let run = try repository.kfplint("uninstall")
    #expect(run.status == 0)
    #expect(run.output == "no hook of kfplint in \(repository.path)/.git/hooks\n")
  }

  @Test("A hook that is a symbolic link is kept as the link that it is")
  func linkedHook() throws {
    try repository.write("#!/bin/sh\necho first >>log\n", to: "tools/hook.sh")
    try repository.setMode(0o755, of: "tools/hook.sh")
    try repository.makeFolder(".git/hooks")
    try repository.link(hook, to: "../../tools/hook.sh")
    try repository.kfplint("install").expectSuccess()
    #expect(try repository.text("tools/hook.sh") == "#!/bin/sh\necho first >>log\n")
    try repository.expectRefusedCommit()
    #expect(try repository.text("log") == "first\n")
    try repository.kfplint("uninstall").expectSuccess()
    #expect(try repository.shell("readlink \(hook)").output == "../../tools/hook.sh\n")
  }

  @Test("A hook that is a link to nowhere is not written through")
  func danglingHook() throws {
    try repository.makeFolder(".git/hooks")
    try repository.link(hook, to: "../../gone")
    try repository.kfplint("install").expectSuccess()
    #expect(!repository.exists("gone"))
    try repository.expectRefusedCommit()
    try repository.kfplint("uninstall").expectSuccess()
    #expect(try repository.shell("readlink \(hook)").output == "../../gone\n")
  }

  @Test(
    "The path of the program may hold what a shell would read otherwise", arguments: ["it's here", "a $HOME `b` \"c\""])
  func quotedPath(_ folder: String) throws {
    let home = try TemporaryFolder()
    try home.makeFolder(folder)
    let program = Program(path: home.path + "/\(folder)/kfplint")
    // By another process: a program that this one has open for writing, if only in a child it just started, cannot be run.
    try Program(path: "/bin/cp").run([Program.kfplint.path, program.path], in: home.url, environment: [:])
      .expectSuccess()
    try program.run(["install"], in: repository.url, environment: TemporaryFolder.environment).expectSuccess()
    try repository.expectRefusedCommit()

    try home.remove(folder)
    let run = try repository.commit([])
    #expect(run.status == 1)
    #expect(
      run.error == """
        kfplint is no longer installed: install it, or remove .git/hooks/pre-commit. Nothing was checked.

        """)
    #expect(try repository.commitCount == 0)
  }

  @Test("A repository in a folder with quotes and spaces chains its hook")
  func quotedRepository() throws {
    let folder = try TemporaryFolder()
    let run = try folder.shell(
      """
      mkdir "it's mine" && cd "it's mine" && git init --quiet
      printf '#!/bin/sh\\necho first >>log\\n' >.git/hooks/pre-commit && chmod +x .git/hooks/pre-commit
      "$KFPLINT" install && git commit --quiet --allow-empty --message Change && cat log
      """)
    #expect(run.status == 0)
    #expect(run.output.hasSuffix("first\n"))
  }

  @Test("Outside a repository there is nothing to install into", arguments: ["install", "uninstall"])
  func outsideRepository(_ command: String) throws {
    let run = try TemporaryFolder().kfplint(command)
    #expect(run.status == 2)
    #expect(run.error == "error: this folder is not in a git repository\n")
  }

  private func writeHook(_ text: String, mode: Int = 0o755) throws {
    try repository.write(text, to: hook)
    try repository.setMode(mode, of: hook)
  }

  private func files(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: repository.url(folder).path).sorted()
  }
}
