import Foundation
import TestSupport
import Testing

@Suite("kfplint lsp, as what tells what is wrong")
struct EditorDiagnosticTests {
  private static let workflow = "team/RENDERED_PIPELINE/workflow.yaml"
  private static let recipient = "team/RENDERED_PIPELINE/params/recipient"

  private static func repository(without missing: String...) throws -> TemporaryRepository {
    let repository = try TemporaryRepository()
    try repository.writePipeline("team/RENDERED_PIPELINE")
    for name in missing { try repository.remove("team/RENDERED_PIPELINE/params/\(name)") }
    try repository.commitAll()
    return repository
  }

  @Test("lays what is typed over the files around it, for every unit that it is a part of")
  func typing() throws {
    let session = try EditorSession(in: try Self.repository(without: "recipient"))
    try session.open(Self.workflow)
    let missing = try session.diagnostics(of: Self.workflow)
    #expect(missing.map(EditorSession.line) == ["42:13 params-missing"])
    #expect(missing.first?["severity"] as? Int == 1)
    #expect(missing.first?["source"] as? String == "kfplint")
    // A file that is not saved yet gives the parameter its value: the finding in the other document goes.
    try session.open(Self.recipient, "finance@example.com\n")
    #expect(try session.findings(of: Self.recipient) == ["0:19 params-trailing-newline"])
    #expect(try session.findings(of: Self.workflow) == [])
    try session.change(Self.recipient, version: 2, ["range": EditorSession.range(0, 19, 1, 0), "text": ""])
    #expect(try session.findings(of: Self.recipient) == [])
    // What was not saved does not count when it is closed.
    try session.notify("textDocument/didClose", session.document(Self.recipient))
    while true {
      // The check before the last may still be told.
      if try session.findings(of: Self.workflow) == ["42:13 params-missing"] { break }
    }
    #expect(try session.end() == .exit(0))
  }

  @Test("tells what is wrong in files that are not open, until nothing that is open shares their unit")
  func others() throws {
    let repository = try Self.repository()
    try repository.write("x\n", to: Self.recipient)
    let session = try EditorSession(in: repository)
    try session.open(Self.workflow)
    #expect(try session.findings(of: Self.recipient) == ["0:1 params-trailing-newline"])
    try session.notify("textDocument/didClose", session.document(Self.workflow))
    #expect(try session.findings(of: Self.recipient) == [])
  }

  @Test("names the version that the diagnostics are about, and never that of an outdated text")
  func versions() throws {
    let session = try EditorSession(in: try Self.repository())
    try session.open(Self.recipient, "x")
    _ = try session.diagnostics(of: Self.recipient)
    for version in 2...50 {
      try session.change(Self.recipient, version: version, ["text": version < 50 ? "x\n" : "y"])
    }
    var last = 0
    while last < 50 {
      let params = try session.wait(for: "textDocument/publishDiagnostics")
      guard params["uri"] as? String == session.uri(Self.recipient) else { continue }
      let version = try #require(params["version"] as? Int)
      #expect(version > last)
      last = version
      #expect((params["diagnostics"] as? [Any])?.isEmpty == (version == 50))
    }
  }

  @Test("shows it with the severities of the configuration, whose own text counts while it is typed")
  func configuration() throws {
    let repository = try Self.repository()
    try repository.write("rules: {params-trailing-newline: info}\n", to: ".kfplint.yaml")
    let session = try EditorSession(in: repository)
    try session.open(Self.recipient, "x\n")
    #expect(try session.diagnostics(of: Self.recipient).map { $0["severity"] as? Int } == [3])
    try session.open(".kfplint.yaml", "rules: {params-trailing-newline: error}\n")
    #expect(try session.diagnostics(of: Self.recipient).map { $0["severity"] as? Int } == [1])
    try session.change(".kfplint.yaml", version: 2, ["text": "rules: {params-trailing: error}\n"])
    #expect(try session.findings(of: ".kfplint.yaml") == [])
    #expect(try session.findings(of: ".kfplint.yaml") == ["0:8 config-invalid"])
    #expect(try session.findings(of: Self.recipient) == ["0:0 not-checked"])
    try session.change(".kfplint.yaml", version: 3, ["text": "rules: {params-trailing-newline: off}\n"])
    #expect(try session.findings(of: Self.recipient) == [])
  }

  @Test("greys out what nothing uses, and leads to other places of a finding")
  func tags() throws {
    let repository = try Self.repository()
    try repository.write("experiments:\n- name: nightly\n- name: old\n", to: "schedules/experiments.yaml")
    try repository.write(
      """
      recurring_runs:
      - pipeline_source:
          github_owner: example
          github_repo: pipelines
          git_reference: v1.0.0
          file_path: team/RENDERED_PIPELINE/workflow.yaml
        pipeline_parameters: []
        job:
          enabled: true
          name: report
          experiment: nightly
          max_concurrency: 1
          trigger: {catchup: false, cron: "0 30 2 * * *"}

      """, to: "schedules/recurring_runs.yaml")
    let session = try EditorSession(in: repository)
    try session.open("schedules/recurring_runs.yaml")
    let found = try session.diagnostics(of: "schedules/experiments.yaml")
    #expect(found.map(EditorSession.line) == ["2:8 experiment-unused"])
    #expect(found.first?["tags"] as? [Int] == [1])
  }

  @Test("leaves files alone that are of other tools, that git ignores, and that have no path")
  func foreign() throws {
    let repository = try Self.repository()
    try repository.write("ignored/\n", to: ".gitignore")
    try repository.writePipeline("ignored/RENDERED_PIPELINE", without: "recipient")
    let session = try EditorSession(in: repository)
    try session.open("chart.yaml", "a: {{ .Values.x }}\n")
    #expect(try session.findings(of: "chart.yaml") == [])
    try session.open("ignored/RENDERED_PIPELINE/workflow.yaml")
    #expect(try session.findings(of: "ignored/RENDERED_PIPELINE/workflow.yaml") == [])
    try session.notify(
      "textDocument/didOpen",
      ["textDocument": ["uri": "untitled:Untitled-1", "languageId": "yaml", "version": 1, "text": "a: ["]])
    #expect(try session.end() == .exit(0))
  }

  @Test("does not read what no open document is a part of")
  func scope() throws {
    let repository = try Self.repository()
    try repository.writePipeline("other/RENDERED_PIPELINE", without: "recipient")
    try repository.git("add", "--all")
    let session = try EditorSession(in: repository)
    try session.open(Self.workflow)
    #expect(try session.findings(of: Self.workflow) == [])
    #expect(try session.pulledFindings(of: Self.workflow) == [])
    #expect(try session.end() == .exit(0))
  }

  @Test("goes on where the repository changes underneath")
  func underneath() throws {
    let repository = try Self.repository()
    let session = try EditorSession(in: repository)
    try session.open(Self.workflow)
    #expect(try session.findings(of: Self.workflow) == [])
    try repository.remove(Self.recipient)
    try session.notify(
      "workspace/didChangeWatchedFiles", ["changes": [["uri": session.uri(Self.recipient), "type": 3]]])
    #expect(try session.findings(of: Self.workflow) == ["42:13 params-missing"])
    try repository.remove(".git")
    try session.notify("workspace/didChangeWatchedFiles", ["changes": []])
    #expect(try session.pulledFindings(of: Self.workflow) == ["42:13 params-missing"])
    try repository.remove("team")
    try session.notify("workspace/didChangeWatchedFiles", ["changes": []])
    #expect(try !session.pulledFindings(of: Self.workflow).isEmpty)
    #expect(try session.end() == .exit(0))
  }

  @Test("is silent towards an editor that asks by itself, but for files that it does not have open")
  func pull() throws {
    let session = try EditorSession(
      in: try Self.repository(without: "recipient"),
      capabilities: ["textDocument": ["diagnostic": [:]], "workspace": ["diagnostics": ["refreshSupport": true]]])
    try session.open(Self.workflow)
    _ = try session.wait(for: "workspace/diagnostic/refresh")
    #expect(try session.pulledFindings(of: Self.workflow) == ["42:13 params-missing"])
    #expect(try session.end() == .exit(0))
  }

  @Test("holds out documents of megabytes, and a thousand edits at once")
  func load() throws {
    let session = try EditorSession(in: try Self.repository())
    let large = String(repeating: "# a line of a comment that is long enough\n", count: 250_000)
    try session.open(Self.workflow, PipelineText().text + large)
    _ = try session.diagnostics(of: Self.workflow)
    for version in 2...1001 {
      try session.change(
        Self.workflow, version: version, ["range": EditorSession.range(version, 0, version, 0), "text": "# "])
    }
    try session.change(Self.workflow, version: 1002, ["text": PipelineText().text])
    #expect(try session.pulledFindings(of: Self.workflow) == [])
    #expect(try session.end() == .exit(0))
  }

  @Test("says in a document of somebody else's repository that it is not checked", .enabled(if: geteuid() == 0))
  func ownership() throws {
    let repository = try Self.repository(without: "recipient")
    try Program.shell.run(
      ["-c", "chown -R 12345 ."], in: repository.url, environment: TemporaryFolder.environment
    ).expectSuccess()
    let session = try EditorSession(in: repository)
    try session.open(Self.workflow)
    let found = try session.diagnostics(of: Self.workflow)
    #expect(found.map(EditorSession.line) == ["0:0 not-checked"])
    #expect((found.first?["message"] as? String)?.contains("is owned by user id 12345") == true, "\(found)")
    try session.notify("textDocument/didClose", session.document(Self.workflow))
    #expect(try session.findings(of: Self.workflow) == [])
    let trusting = try EditorSession(in: repository, arguments: ["--trust-repository"])
    try trusting.open(Self.workflow)
    #expect(try trusting.findings(of: Self.workflow) == ["42:13 params-missing"])
    #expect(try session.end() == .exit(0) && trusting.end() == .exit(0))
  }
}
