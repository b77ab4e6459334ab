import Foundation
import Testing

/// A repository whose settings name programs for every occasion: none of them is ever run.
@Suite("Repositories that would have programs run")
struct HostileRepositoryTests {
  /// What the settings are called that name a program, or a command of the shell.
  private static let settings = [
    "core.fsmonitor", "core.sshCommand", "core.pager", "core.editor", "core.askPass", "core.gitProxy",
    "core.alternateRefsCommand", "credential.helper", "diff.external", "diff.evil.command", "diff.evil.textconv",
    "filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "merge.evil.driver", "gpg.program",
    "pager.rev-parse", "pager.cat-file", "remote.origin.uploadpack", "uploadpack.packObjectsHook",
  ]
  private static let commands = [
    "cat-file", "check-ignore", "config", "diff-index", "fetch", "for-each-ref", "merge-base", "rev-parse",
    "symbolic-ref",
  ]
  private static let hooks = [
    "fsmonitor-watchman", "post-checkout", "post-index-change", "pre-auto-gc", "pre-commit", "proc-receive",
    "reference-transaction",
  ]

  private static let kinds = [
    "ordinary", "split index", "SHA-256", "SHA-256 with a split index", "partial and sparse without files",
    "SHA-256, partial and sparse", "index with fsmonitor and untracked cache",
  ]

  @Test("Nothing that a repository names is run", arguments: kinds)
  func nothingIsRun(_ name: String) throws {
    let kind = try #require(RepositoryKind.all.first { $0.name == name })
    let repository = try RepositoryOfKind()
    try kind.make(repository)
    try repository.stageSales()
    let base = try repository.git("rev-parse", "HEAD~1")
    try plantPrograms(in: repository)

    let place = repository.place
    let range = ["PRE_COMMIT_FROM_REF": base, "PRE_COMMIT_TO_REF": "HEAD"]
    // The first folders of the path are the one where the tool is started, in which a program called git lies.
    try repository.shell("cp evil '\(place)/git'").expectSuccess()
    let environment = ["PATH": ".::/usr/bin:/bin"]
    for arguments in ["lint --staged", "lint --staged --all", "lint --rev HEAD", "lint", "lint .", "hook pre-commit"] {
      let run = try repository.run(
        arguments.split(separator: " ").map(String.init), in: place, environment: environment)
      #expect([1, 2].contains(run.status), "\(name), \(arguments): \(run)")
    }
    _ = try repository.run(["hook"], in: place, environment: environment.merging(range) { $1 })
    #expect(try repository.marks() == [], "\(name)")
  }

  @Test("git itself runs such programs, so that the test above can fail")
  func gitRunsThem() throws {
    let repository = try RepositoryOfKind()
    try repository.makeHistory()
    try repository.stageSales()
    try plantPrograms(in: repository)
    _ = try repository.shell("git status; git diff; git fetch", in: repository.place)
    let marks = try repository.marks()
    #expect(marks.contains("core.fsmonitor"))
    #expect(marks.contains("remote.origin.uploadpack"))
  }

  @Test(
    "What libgit2 reads starts no program, and what it does not read starts git", arguments: ["ordinary", "SHA-256"])
  func programsStarted(_ name: String) throws {
    let kind = try #require(RepositoryKind.all.first { $0.name == name })
    let repository = try RepositoryOfKind()
    try kind.make(repository)
    try repository.stageSales()
    try repository.write(
      "#!/bin/sh\necho started >>'\(repository.path)/mark.git'\nexec /usr/bin/git \"$@\"\n", to: "evil")
    try repository.shell("mkdir bin && cp evil bin/git && chmod +x bin/git").expectSuccess()
    let path = ["PATH": repository.url("bin").path]
    for arguments in [["lint", "--staged"], ["lint", "--rev", "HEAD"], ["lint"]] {
      #expect(try repository.run(arguments, in: repository.place, environment: path).status == 1)
      #expect(try repository.marks() == (name == "ordinary" ? [] : ["git"]), "\(arguments)")
    }
  }

  /// Has every setting name a program that leaves a mark, and writes that program.
  private func plantPrograms(in repository: RepositoryOfKind) throws {
    let place = repository.place
    try repository.write(
      "#!/bin/sh\ntouch \"\(repository.path)/mark.${1:-program}\"\nexit 1\n", to: "evil")
    try repository.shell("chmod +x evil").expectSuccess()
    let evil = repository.url("evil").path
    try repository.write("* filter=evil diff=evil merge=evil\n", to: "\(place)/.gitattributes")
    try repository.write("* filter=evil diff=evil merge=evil\n", to: "\(place)/.git/info/attributes")
    for hook in Self.hooks {
      try repository.write("#!/bin/sh\nexec '\(evil)' hook.\(hook)\n", to: "\(place)/.git/hooks/\(hook)")
      try repository.setMode(0o755, of: "\(place)/.git/hooks/\(hook)")
    }
    var text = "[filter \"evil\"]\n\trequired = true\n"
    for setting in Self.settings { text += section(setting, "\(evil) \(setting)") }
    for command in Self.commands { text += section("alias.\(command)", "!\(evil) alias.\(command)") }
    // The settings stand in a file that the repository's own includes.
    try repository.write(text, to: "\(place)/.git/more")
    let config = try repository.text("\(place)/.git/config")
    let remote =
      config.contains("[remote ") ? "" : "[remote \"origin\"]\n\turl = file://\(repository.url("origin").path)\n"
    try repository.write("\(config)\(remote)[include]\n\tpath = more\n", to: "\(place)/.git/config")
  }

  private func section(_ setting: String, _ value: String) -> String {
    let parts = setting.split(separator: ".", omittingEmptySubsequences: false)
    let middle = parts.dropFirst().dropLast().joined(separator: ".")
    return "[\(parts[0])\(middle.isEmpty ? "" : " \"\(middle)\"")]\n\t\(parts[parts.count - 1]) = \(value)\n"
  }
}

extension RepositoryOfKind {
  /// The names of the programs that have left a mark.
  func marks() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasPrefix("mark.") }
      .map { String($0.dropFirst("mark.".count)) }.sorted()
  }
}

extension ProgramRun {
  /// Throws unless the program ended with status 0.
  func expectSuccess() throws {
    try #require(status == 0, "\(self)")
  }
}
