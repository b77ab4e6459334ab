import Foundation
import TestSupport
import Testing

@Suite("The cache")
struct CacheTests {
  private let repository: TemporaryRepository

  init() throws { repository = try .ofThreePipelines() }

  private let folder = ".git/kfplint/cache"
  private let finding = "report/workflow.yaml params-missing"

  private func lint(_ arguments: String..., program: Program = .kfplint) throws -> ProgramRun {
    try program.run(
      ["lint", "--format", "concise", "--verbose"] + arguments, in: repository.url,
      environment: TemporaryFolder.environment)
  }

  private func files(in folder: String? = nil) throws -> [String] {
    let folder = folder ?? self.folder
    guard repository.exists(folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: repository.url(folder).path).sorted()
  }

  @Test("has what is the same not checked again, from a commit and from the work tree")
  func reuses() throws {
    #expect(try lint("--rev", "HEAD").reused == 0)
    let warm = try lint("--rev", "HEAD")
    #expect(warm.reused == 3 && warm.reported == [finding])
    // The same files are on disk: what is known of them by their content holds there as well.
    #expect(try lint().reused == 3)
    // A picture of what was found takes the pipeline.
    #expect(try lint("--output", "markdown:report.md").reused == 2)
    try repository.remove("report.md")
    try repository.remove("sales/params/recipient")
    let changed = try lint()
    #expect(changed.reused == 2)
    #expect(changed.reported == [finding, "sales/workflow.yaml params-missing"])
  }

  @Test("is not there with --no-cache, and not where only a change is checked")
  func notWanted() throws {
    #expect(try lint("--no-cache").reused == 0)
    #expect(try lint("--staged").reused == 0)
    #expect(try files().isEmpty)
    #expect(try lint().status == 1)
    #expect(try lint("--no-cache").reused == 0)
    #expect(try lint("--no-cache", "--cache-folder", "x").status == 2)
    #expect(try lint("--cache-folder", "").status == 2)
  }

  @Test("is shared by the work trees of a repository")
  func workTrees() throws {
    #expect(try lint("--rev", "HEAD").status == 1)
    try repository.git("worktree", "add", "--quiet", "../\(repository.url.lastPathComponent)-other")
    let other = "../\(repository.url.lastPathComponent)-other"
    let run = try repository.run(["lint", "--verbose", "--format", "concise"], in: other)
    #expect(run.reused == 3)
    try repository.git("worktree", "remove", "--force", other)
  }

  @Test("of another program, configuration or set of rules is not used")
  func otherPurpose() throws {
    #expect(try lint().status == 1 && lint().reused == 3)
    // Another build of the same version is another file.
    let copy = try TemporaryFolder()
    try copy.shell("cp \"$KFPLINT\" kfplint").expectSuccess()
    #expect(try lint(program: Program(path: copy.url("kfplint").path)).reused == 0)
    #expect(try lint("--only", "params-missing").reused == 0)
    #expect(try lint("--since-version", "0.0.1").reused == 0)
    try repository.write("extends: strict\n", to: ".kfplint.yaml")
    #expect(try lint().reused == 0)
    try repository.remove(".kfplint.yaml")
    #expect(try lint().reused == 3)
    #expect(try files().count == 5)
  }

  @Test("that is damaged in any way is ignored and written again")
  func damaged() throws {
    let plain = try lint("--no-cache")
    #expect(try lint().status == 1)
    let path = "\(folder)/\(try #require(files().first))"
    let sound = try repository.data(path)
    var random = SeededGenerator(seed: 18)
    var damages: [Data] = [0, 1, 15, 16, 60, sound.count / 2, sound.count - 1].map { sound.prefix($0) }
    damages += [sound + [0], Data(repeating: 0, count: sound.count), Data("kfplint cache 1\n".utf8)]
    for _ in 0..<24 {
      var copy = sound
      copy[Int.random(in: copy.indices, using: &random)] ^= UInt8(1 << Int.random(in: 0..<8, using: &random))
      damages.append(copy)
    }
    for (number, damage) in damages.enumerated() {
      // In place, so that the file stays the user's own.
      let handle = try FileHandle(forWritingTo: repository.url(path))
      try handle.truncate(atOffset: 0)
      try handle.write(contentsOf: damage)
      try handle.close()
      let run = try lint()
      #expect(run.outputBytes == plain.outputBytes && run.status == plain.status, "damage \(number)")
      #expect(run.reused == 0, "damage \(number)")
      #expect(try lint().reused == 3, "damage \(number)")
    }
  }

  @Test("is ignored where others could have written it, and where something else is in its place")
  func foreign() throws {
    #expect(try lint().status == 1)
    let path = "\(folder)/\(try #require(files().first))"
    try repository.shell("chmod 666 \(path)").expectSuccess()
    #expect(try lint().reused == 0)
    #expect(try lint().reused == 3)
    if geteuid() == 0 {
      for place in [path, folder, ".git/kfplint"] {
        try repository.shell("chown 12345 \(place)").expectSuccess()
        #expect(try lint().reused == 0, "\(place)")
        try repository.shell("rm -rf .git/kfplint; $KFPLINT lint; true").expectSuccess()
        #expect(try lint().reused == 3, "\(place)")
      }
      try repository.shell("chown 12345 .git").expectSuccess()
      #expect(try lint("--trust-repository").reused == 0)
      try repository.shell("chown 0 .git").expectSuccess()
    }
    try repository.shell("cp \(path) elsewhere; rm \(path); ln -s ../../../elsewhere \(path)").expectSuccess()
    #expect(try lint().reused == 0)
    try repository.shell("rm -rf \(path); mkdir \(path)").expectSuccess()
    #expect(try lint().reported == [finding])
    try repository.shell("rm -rf .git/kfplint; touch .git/kfplint").expectSuccess()
    #expect(try lint().reported == [finding])
    try repository.shell("rm -rf .git/kfplint; mkdir elsewhere-too; ln -s ../elsewhere-too .git/kfplint")
      .expectSuccess()
    #expect(try lint().reported == [finding])
    #expect(try files(in: "elsewhere-too").isEmpty)
  }

  @Test("that cannot be written is not missed")
  func readOnly() throws {
    for folder in ["/proc/nowhere", "/dev/full", "/dev/null/x"] {
      let run = try lint("--cache-folder", folder)
      #expect(run.reported == [finding] && run.status == 1, "\(folder): \(run)")
    }
  }

  @Test("stays within its size, and the oldest goes first")
  func bounded() throws {
    try repository.makeFolder(folder)
    for (name, age) in [("old", "2020-01-01"), ("older", "2019-01-01"), ("oldest", "2018-01-01")] {
      try repository.shell("truncate -s 60M \(folder)/\(name).units; touch -d \(age) \(folder)/\(name).units")
        .expectSuccess()
    }
    try repository.shell("touch -d 2018-01-01 \(folder)/.1-2.aside; touch \(folder)/notes.txt").expectSuccess()
    #expect(try lint().status == 1)
    let left = try files()
    #expect(left.contains("old.units") && left.contains("older.units") && left.contains("notes.txt"))
    #expect(!left.contains("oldest.units") && !left.contains(".1-2.aside"))
    #expect(left.count == 4)
  }

  @Test("is never written by a hook of a server")
  func server() throws {
    for hook in ["pre-receive", "update"] {
      let repositories = try PushRepositories()
      try repositories.server.shell("$KFPLINT install \(hook)", in: repositories.bare).expectSuccess()
      try repositories.client.writePipeline("sales")
      try repositories.client.commitAll()
      #expect(try repositories.push("origin", "main").status == 0)
      #expect(!repositories.server.exists("\(repositories.bare)/kfplint"))
    }
  }

  @Test("is shown and removed by kfplint cache")
  func command() throws {
    #expect(try repository.kfplint("cache", "show").output.contains("results: 0\nfiles: 0\nsize: 0 KiB\n"))
    #expect(try lint().status == 1)
    let shown = try repository.kfplint("cache", "show", in: "sales").output
    #expect(shown.contains("folder: \(repository.path)/\(folder)\n") && shown.contains("files: 1\n"))
    #expect(!shown.contains("results: 0\n"))
    try repository.write("mine\n", to: "\(folder)/notes.txt")
    let cleared = try repository.kfplint("cache", "clear")
    #expect(cleared.status == 0 && cleared.error == "removed 1 file from \(repository.path)/\(folder)\n")
    #expect(try files() == ["notes.txt"])
    #expect(try lint().reused == 0)

    #expect(try lint("--cache-folder", "kept").status == 1)
    #expect(try repository.kfplint("cache", "show", "--cache-folder", "kept").output.contains("folder: kept\n"))
    #expect(try repository.kfplint("cache", "clear", "--cache-folder", "kept").status == 0)
    #expect(try files(in: "kept").isEmpty)
    let nowhere = try TemporaryFolder()
    #expect(try nowhere.kfplint("cache", "show").status == 2)
  }

  @Test("does not hide that all files together are too large")
  func totalSize() throws {
    try repository.write("max-total-size: 3000\n", to: ".kfplint.yaml")
    let plain = try lint("--no-cache")
    #expect(plain.status == 2 && plain.output.contains("max-total-size"))
    for _ in 0..<3 { #expect(try lint().outputBytes == plain.outputBytes) }
  }
}
