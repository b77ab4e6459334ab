import Foundation
import Testing

/// Things in place of files, and names that nobody expects: never a crash, never a silent 0.
@Suite("Unusual files")
struct UnusualFileTests {
  private let repository: TemporaryRepository

  init() throws {
    repository = try TemporaryRepository()
    try repository.writePipeline("report")
  }

  @Test(
    "A pipe, a socket or a device in place of workflow.yaml is a finding, and is never read",
    arguments: ["mkfifo report/workflow.yaml", "mknod report/workflow.yaml c 1 5"])
  func special(_ command: String) throws {
    try repository.remove("report/workflow.yaml")
    guard try repository.shell(command).status == 0 else { return }
    for path in [".", "report", "report/workflow.yaml"] {
      let run = try repository.kfplint("lint", "--format", "concise", path, limit: 20)
      #expect(run.status != 0 && run.status != nil, "\(path): \(run)")
      #expect(run.output.contains("report/workflow.yaml"), "\(path): \(run)")
    }
  }

  @Test("A device that is named is not a workflow", arguments: ["/dev/null", "/dev/zero", "/dev/tty"])
  func device(_ path: String) throws {
    let run = try repository.kfplint("lint", path, limit: 20)
    #expect(run.status == 2)
    #expect((run.output + run.error).contains(path))
  }

  @Test("A folder in place of workflow.yaml is a finding")
  func folderForWorkflow() throws {
    try repository.remove("report/workflow.yaml")
    try repository.move("report", to: "RENDERED_PIPELINE")
    try repository.write("x", to: "RENDERED_PIPELINE/workflow.yaml/x")
    for path in [".", "RENDERED_PIPELINE", "RENDERED_PIPELINE/workflow.yaml"] {
      let run = try repository.kfplint("lint", "--format", "concise", path)
      #expect(run.status == 1, "\(path): \(run)")
      #expect(run.output.contains("workflow-missing"), "\(path): \(run)")
    }
  }

  @Test("A folder in place of a parameter file is a finding")
  func folderForParameter() throws {
    try repository.remove("report/params/period")
    try repository.write("x", to: "report/params/period/x")
    let run = try repository.kfplint("lint", "--format", "concise")
    #expect(run.status == 1)
    #expect(run.reported.contains("report/params/period params-not-a-file"))
  }

  @Test("A file that may not be read is an error", .enabled(if: getuid() != 0, "root may read everything"))
  func unreadable() throws {
    for path in ["report/params/period", "report/workflow.yaml", "report/params", "report"] {
      let mode = try #require(try repository.mode(path))
      try repository.setMode(0, of: path)
      let run = try repository.kfplint("lint")
      try repository.setMode(mode, of: path)
      #expect(run.status == 2, "\(path): \(run)")
      #expect((run.output + run.error).contains(path))
    }
  }

  @Test("A file beyond all bounds is not read, and that is an error", arguments: ["workflow.yaml", "params/period"])
  func huge(_ file: String) throws {
    #expect(try repository.shell("truncate -s 1G report/\(file)").status == 0)
    let run = try repository.kfplint("lint", "--format", "concise", limit: 20)
    #expect(run.status == 2)
    #expect(run.output.contains("report/\(file)"))
    #expect(run.output.contains("1073741824 bytes"))
  }

  @Test("Standard input without end is an error", arguments: ["/dev/zero", "/dev/urandom"])
  func endlessInput(_ source: String) throws {
    let run = try repository.shell("$KFPLINT lint - <\(source)")
    #expect(run.status == 2)
    #expect(run.output.contains("max-file-size"))
  }

  @Test("Standard input that is closed or a folder is an error", arguments: ["<&-", "<."])
  func unreadableInput(_ redirection: String) throws {
    let run = try repository.shell("$KFPLINT lint - \(redirection)")
    #expect(run.status == 2)
    #expect(run.error.hasPrefix("error: standard input cannot be read: "))
  }

  @Test("Empty standard input is said to be no pipeline")
  func emptyInput() throws {
    #expect(try repository.kfplint("lint", "-").closing == "nothing to check: <stdin> is not a pipeline or schedule")
  }

  @Test("Links that lead in circles, out of the tree or nowhere are not followed")
  func links() throws {
    try repository.link("loop", to: ".")
    try repository.link("report/up", to: "..")
    try repository.link("self", to: "self")
    try repository.link("nowhere", to: "gone")
    try repository.link("passwd.yaml", to: "/etc/passwd")
    let run = try repository.kfplint("lint", limit: 20)
    #expect(run.status == 0)
    #expect(run.closing == "checked 1 pipeline")
    let named = try repository.kfplint("lint", "self")
    #expect(named.status == 2)
    #expect(named.error.hasPrefix("error: self: "))
  }

  @Test("A link in place of a pipeline's file is a finding, whatever it leads to", arguments: ["gone", "/etc/passwd"])
  func linkedWorkflow(_ target: String) throws {
    try repository.remove("report/workflow.yaml")
    try repository.link("report/workflow.yaml", to: target)
    try repository.git("add", "--all")
    for source in [[], ["--staged"]] {
      let run = try repository.run(["lint", "--format", "concise"] + source)
      #expect(run.status == 1)
      #expect(run.reported == ["report/workflow.yaml file-symlink"])
    }
  }

  @Test("A pipeline that is reached through a link that was named is checked as if it were there")
  func namedLink() throws {
    try repository.link("current", to: "report")
    try repository.remove("report/params/recipient")
    let run = try repository.kfplint("lint", "--format", "concise", "current")
    #expect(run.reported == ["current/workflow.yaml params-missing"])
  }

  @Test("Names that are not UTF-8 are read as they are, and shown")
  func notUTF8() throws {
    let script = #"d=$(printf 'caf\351'); cp -r report "$d" && rm "$d/params/recipient" && "#
    let run = try repository.shell(script + #"$KFPLINT lint --format concise "$d""#)
    #expect(run.status == 1)
    #expect(run.reported == [#"caf\xE9/workflow.yaml params-missing"#])
    let all = try repository.shell("git add --all && $KFPLINT lint --staged --format json")
    #expect(all.status == 1)
    #expect(String(data: all.outputBytes, encoding: .utf8) != nil)
    #expect(all.closing == "checked 2 pipelines, staged")
  }

  @Test(
    "Newlines and control characters in names are shown, never sent",
    arguments: ["a\nb", "a\tb", "\u{1B}[31mred", "\u{7}"])
  func controlCharacters(_ name: String) throws {
    try repository.writePipeline(name, without: "recipient")
    try repository.write("x", to: "report/params/\(name)")
    try repository.git("add", "--all")
    for arguments in [
      ["lint"], ["lint", name], ["lint", "--staged"], ["lint", "--format", "concise"], ["lint", name + "x"],
    ] {
      let run = try repository.run(arguments)
      #expect(run.status == (arguments.last == name + "x" ? 2 : 1))
      let written = run.output + run.error
      #expect(!written.contains("\u{1B}") && !written.contains("\u{7}") && !written.contains("a\nb"))
    }
    for format in ["json", "junit"] {
      let run = try repository.kfplint("lint", "--format", format)
      #expect(run.status == 1)
      #expect(!run.output.contains("\u{1B}") && !run.output.contains("\u{7}"))
    }
  }

  @Test("Control characters in a file's text are shown, never sent", arguments: ["text", "concise", "junit"])
  func controlCharactersInText(_ format: String) throws {
    try repository.write(
      PipelineText().text.replacing("{name: recipient}", with: #"{name: "rec\e[2J\x07"}"#), to: "report/workflow.yaml")
    let run = try repository.kfplint("lint", "--format", format)
    #expect(run.status == 1)
    #expect(!run.output.contains("\u{1B}") && !run.output.contains("\u{7}"))
  }

  @Test("Names that differ only by Unicode's normal form are two names")
  func normalForms() throws {
    let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
    try repository.writePipeline(composed, without: "recipient")
    try repository.writePipeline(decomposed)
    let run = try repository.kfplint("lint", "--format", "concise")
    #expect(run.status == 1)
    #expect(run.output.utf8.starts(with: "\(composed)/workflow.yaml".utf8))
    #expect(run.reported.count == 1)
    #expect(run.closing == "checked 3 pipelines")
  }

  @Test("Parameter files named like options are files", arguments: ["--help", "-x", "-", "--", "*", "$(touch pwned)"])
  func optionLikeParameter(_ name: String) throws {
    try repository.write("x", to: "report/params/\(name)")
    try repository.git("add", "--all")
    let run = try repository.kfplint("lint", "--staged", "--format", "concise")
    #expect(run.status == 1)
    #expect(run.reported == ["report/params/\(name) params-undeclared"])
    #expect(!repository.exists("pwned"))
  }
}
