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
      let run = try repository.kfplint("lint", "--format", "concise", path)
      #expect(run.status != 0 && run.status != nil, "\(path): \(run)")
      #expect(run.output.contains("report/workflow.yaml"), "\(path): \(run)")
    }
  }

  @Test("A device that is named is not a workflow", arguments: ["/dev/null", "/dev/zero", "/dev/tty"])
  func device(_ path: String) throws {
    let run = try repository.kfplint("lint", path)
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

  @Test("A file that cannot be read is an error", .enabled(if: getuid() != 0, "root may read everything"))
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
    let run = try repository.kfplint("lint", "--format", "concise")
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

  @Test("All of the file system is not looked through for hours", arguments: ["/", "//", "/."])
  func wholeFileSystem(_ path: String) throws {
    let run = try TemporaryFolder().kfplint("lint", path)
    #expect(run.status == 2)
    #expect(run.error.hasPrefix("error: / is all of the file system"), "\(run)")
  }

  @Test(
    "Empty standard input is an error: whatever was to write to it has failed",
    arguments: ["-", "--kind argo -", "--kind kfp -", "--stdin-path workflow.yaml -"])
  func emptyInput(_ arguments: String) throws {
    let run = try repository.shell("false | $KFPLINT lint \(arguments)")
    #expect(run.status == 2)
    #expect(run.error == "error: standard input is empty: the command before it wrote nothing\n")
  }

  @Test(
    "A file that is named and holds nothing to check is an error",
    arguments: ["", "\n", "# nothing yet\n", "---\n", "on: push\n"], ["", "--kind argo "])
  func nothingInNamedFile(_ text: String, _ kind: String) throws {
    try repository.write(text, to: "compiled.yaml")
    let run = try repository.shell("$KFPLINT lint \(kind)compiled.yaml")
    #expect(run.status == 2)
    #expect(run.error.hasPrefix("error: compiled.yaml: is not a pipeline or schedule: it is "))
    let json = try repository.shell("$KFPLINT lint --format json \(kind)compiled.yaml")
    #expect(json.status == 2)
    #expect(json.output.contains(#""status": "unreadable""#))
  }

  @Test("Of several files that are named, each that holds nothing to check is told")
  func nothingAmongNamedFiles() throws {
    try repository.write("", to: "a.yaml")
    try repository.write("on: push\n", to: "b.yaml")
    let run = try repository.kfplint("lint", "a.yaml", "b.yaml")
    #expect(run.status == 2)
    #expect(run.output.contains("a.yaml is not a pipeline or schedule: it is empty"))
    #expect(run.output.contains("b.yaml is not a pipeline or schedule: it is neither"))
  }

  @Test("A compiled package is told to be one", arguments: ["gzip", "zip"])
  func package(_ kind: String) throws {
    let start: [UInt8] = kind == "zip" ? [0x50, 0x4B, 3, 4, 20, 0] : [0x1F, 0x8B, 8, 0, 0, 0]
    try repository.write(Data(start), to: "pipeline.pack")
    let run = try repository.kfplint("lint", "pipeline.pack")
    #expect(run.status == 2)
    #expect(run.error.contains("it is a compiled package (\(kind)); unpack it, and name the YAML file that is in it"))
  }

  @Test("What the configuration leaves out is counted, with --verbose")
  func excludedFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "report/workflow.yaml")
    try folder.write("x", to: "report/params/x")
    try folder.write("exclude: [\"report/**\"]\n", to: ".kfplint.yaml")
    let run = try folder.kfplint("lint", "--verbose")
    #expect(run.status == 0)
    #expect(run.error.contains("note: the configuration's `exclude` leaves out 2 files\n"))
  }

  @Test("A configuration that cannot be used is not called checked")
  func brokenConfiguration() throws {
    try repository.write("exclud: []\n", to: ".kfplint.yaml")
    let run = try repository.kfplint("lint", "--format", "json")
    #expect(run.status == 2)
    #expect(run.output.contains(#""kind": "repository", "status": "unreadable""#))
    #expect(!run.output.contains(#""status": "checked""#))
  }

  @Test("Folders of the operating system are an error when they are named", arguments: ["/proc", "/sys", "/dev"])
  func systemFolders(_ path: String) throws {
    let run = try repository.kfplint("lint", path)
    #expect(run.status == 2)
    #expect(run.output.contains("it is a folder of the operating system"))
  }

  @Test("Too few open files are an error and no trap", arguments: 5...16)
  func fewOpenFiles(_ count: Int) throws {
    try repository.writePipeline("few", without: "recipient")
    let run = try repository.shell("ulimit -n \(count); $KFPLINT lint few")
    #expect(run.status == 1 || run.status == 2)
  }

  @Test("A shell's limit on the stack decides nothing", arguments: ["512", "1024", "4096", "unlimited"])
  func stackLimit(_ limit: String) throws {
    try repository.writePipeline("deep", without: "recipient")
    var chain = "  zz0: &y0 \(String(repeating: "{a: ", count: 900))x\(String(repeating: "}", count: 900))\n"
    for level in 1...9 {
      chain += "  zz\(level): &y\(level) \(String(repeating: "{a: ", count: 900))*y\(level - 1) "
      chain += String(repeating: "}", count: 900) + "\n"
    }
    let text = try repository.text("deep/workflow.yaml").replacing("\nspec:\n", with: "\nspec:\n" + chain)
    try repository.write(text, to: "deep/workflow.yaml")
    try repository.commitAll()
    try repository.write(text + "\n", to: "deep/workflow.yaml")
    try repository.git("add", "--all")
    let run = try repository.shell("ulimit -s \(limit); $KFPLINT lint --staged")
    #expect(run.status == 1)
  }

  @Test("Links that lead in circles, out of the tree or nowhere are not followed")
  func links() throws {
    try repository.link("loop", to: ".")
    try repository.link("report/up", to: "..")
    try repository.link("self", to: "self")
    try repository.link("nowhere", to: "gone")
    try repository.link("passwd.yaml", to: "/etc/passwd")
    let run = try repository.kfplint("lint")
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
