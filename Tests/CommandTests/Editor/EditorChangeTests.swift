import Foundation
import TestSupport
import Testing

@Suite("kfplint lsp, as what changes files")
struct EditorChangeTests {
  typealias Object = EditorSession.Object

  private static var capabilities: Object {
    [
      "textDocument": ["codeAction": ["codeActionLiteralSupport": [:]], "rename": ["prepareSupport": true]],
      "workspace": [
        "workspaceEdit": ["documentChanges": true, "resourceOperations": ["create", "rename", "delete"]]
      ],
    ]
  }

  /// The changes of an edit: `path: [line:character-line:character "text"]`, or what becomes of a file.
  private static func changes(_ edit: Any?, _ session: EditorSession) -> [String] {
    func path(_ uri: Any?) -> String { (uri as? String ?? "?").replacing(session.uri("") + "/", with: "") }
    func place(_ value: Any?) -> String {
      let position = value as? Object
      return "\(position?["line"] ?? "?"):\(position?["character"] ?? "?")"
    }
    let changes = (edit as? Object)?["documentChanges"] as? [Object] ?? []
    return changes.flatMap { change -> [String] in
      if let kind = change["kind"] as? String {
        return kind == "rename"
          ? ["rename \(path(change["oldUri"])) \(path(change["newUri"]))"] : ["\(kind) \(path(change["uri"]))"]
      }
      let uri = path((change["textDocument"] as? Object)?["uri"])
      return (change["edits"] as? [Object] ?? []).map { edit in
        let range = edit["range"] as? Object
        return "\(uri) \(place(range?["start"]))-\(place(range?["end"])) \(edit["newText"] ?? "?")"
      }
    }
  }

  private static func actions(_ session: EditorSession, _ path: String) throws -> [Object] {
    let params = session.document(path).merging([
      "range": EditorSession.range(0, 0, 999, 0), "context": ["diagnostics": []],
    ]) { $1 }
    return try #require(try session.ask("textDocument/codeAction", params) as? [Object])
  }

  @Test("offers the fixes of --fix, and an entry in the configuration")
  func actions() throws {
    let session = try EditorSession(in: try EditorSample.repository(), capabilities: Self.capabilities)
    try session.open(EditorSample.epochs, "10\n")
    #expect(try session.findings(of: EditorSample.epochs) == [])
    try session.open(EditorSample.runs, EditorSample.runsText.replacing("0 30 2 * * *", with: "30 2 * * *"))
    #expect(try session.findings(of: EditorSample.runs).contains("16:12 schedule-cron"))
    let found = try Self.actions(session, EditorSample.runs)
    let fix = try #require(
      found.first { ($0["diagnostics"] as? [Object])?.first?["code"] as? String == "schedule-cron" })
    #expect(fix["kind"] as? String == "quickfix")
    #expect(Self.changes(fix["edit"], session).count == 1)
    let ignore = try #require(found.first { ($0["title"] as? String ?? "").contains("schedule-cron in .kfplint.yaml") })
    let changes = Self.changes(ignore["edit"], session)
    #expect(changes.first == "create .kfplint.yaml")
    #expect(changes.last?.hasPrefix(".kfplint.yaml 0:0-0:0 ignores:\n  - {path: ") == true)
    // What the entry writes hides the finding.
    let edits = ((ignore["edit"] as? Object)?["documentChanges"] as? [Object])?.last?["edits"] as? [Object]
    try session.open(".kfplint.yaml", try #require(edits?.first?["newText"] as? String))
    #expect(try !session.pulledFindings(of: EditorSample.runs).contains("16:12 schedule-cron"))
    #expect(try session.end() == .exit(0))
  }

  @Test("offers no fix whose result would not be right, and none to an editor that takes no actions")
  func noActions() throws {
    let repository = try EditorSample.repository()
    try repository.write("ignores: {}\n", to: ".kfplint.yaml")
    let session = try EditorSession(in: repository, capabilities: Self.capabilities)
    try session.open(EditorSample.epochs, "ten")
    #expect(try Self.actions(session, EditorSample.epochs).isEmpty)
  }

  @Test("renames a parameter in the workflow, its interface and its file")
  func parameter() throws {
    let session = try EditorSession(in: try EditorSample.repository(), capabilities: Self.capabilities)
    try session.open(EditorSample.workflow)
    let place = EditorSample.place("epochs, value", in: EditorSample.workflowText)
    let params = session.place(EditorSample.workflow, place.line, place.character + 1)
    let target = try session.ask("textDocument/prepareRename", params) as? Object
    #expect(target?["placeholder"] as? String == "epochs")
    let edit = try session.ask("textDocument/rename", params.merging(["newName": "rounds"]) { $1 })
    let changes = Self.changes(edit, session)
    #expect(changes.count == 5)
    #expect(changes.last == "rename \(EditorSample.epochs) team/RENDERED_PIPELINE/params/rounds")
    // The result is a pipeline without a finding.
    var text = EditorSample.workflowText
    text = text.replacing("\"epochs\"", with: "\"rounds\"").replacing("{name: epochs", with: "{name: rounds")
      .replacing("inputs.parameters.epochs", with: "inputs.parameters.rounds")
    try session.notify("textDocument/didClose", session.document(EditorSample.workflow))
    let renamed = try EditorSample.repository()
    try renamed.write(text, to: EditorSample.workflow)
    try renamed.move(EditorSample.epochs, to: "team/RENDERED_PIPELINE/params/rounds")
    let second = try EditorSession(in: renamed)
    try second.open(EditorSample.workflow)
    #expect(try second.findings(of: EditorSample.workflow) == [])
  }

  @Test("renames an experiment and its jobs")
  func experiment() throws {
    let session = try EditorSession(in: try EditorSample.repository(), capabilities: Self.capabilities)
    try session.open(EditorSample.experiments)
    let edit = try session.ask(
      "textDocument/rename", session.place(EditorSample.experiments, 1, 9).merging(["newName": "each night"]) { $1 })
    #expect(
      Self.changes(edit, session) == [
        "\(EditorSample.experiments) 1:8-1:15 each night", "\(EditorSample.runs) 12:16-12:23 each night",
      ])
  }

  @Test(
    "refuses names that cannot be one",
    arguments: [("", -32602), ("a b", -32602), ("9", -32602), ("on", -32602), ("a: b", -32602), ("epochs", 0)])
  func refused(_ name: String, _ code: Int) throws {
    let session = try EditorSession(in: try EditorSample.repository(), capabilities: Self.capabilities)
    try session.open(EditorSample.workflow)
    let place = EditorSample.place("epochs, value", in: EditorSample.workflowText)
    let answer = try session.ask(
      "textDocument/rename",
      session.place(EditorSample.workflow, place.line, place.character + 1).merging(["newName": name]) { $1 })
    #expect((answer as? Object)?["code"] as? Int ?? 0 == code)
    // Templates are the compiler's.
    let template = EditorSample.place("- name: load", in: EditorSample.workflowText)
    let other = try session.ask(
      "textDocument/rename",
      session.place(EditorSample.workflow, template.line, template.character + 9).merging(["newName": "x"]) { $1 })
    #expect((other as? Object)?["code"] as? Int == -32803)
  }

  @Test("refuses to rename a file for an editor that cannot")
  func noFileOperations() throws {
    let session = try EditorSession(in: try EditorSample.repository())
    try session.open(EditorSample.workflow)
    let place = EditorSample.place("epochs, value", in: EditorSample.workflowText)
    let answer = try session.ask(
      "textDocument/rename",
      session.place(EditorSample.workflow, place.line, place.character + 1).merging(["newName": "rounds"]) { $1 })
    #expect((answer as? Object)?["code"] as? Int == -32803)
  }

  /// The sample, and a pipeline with a file that has to be renamed and one that has to go.
  private static func withFixes() throws -> TemporaryRepository {
    let repository = try EditorSample.repository()
    try repository.writePipeline("report")
    try repository.move("report/params/recipient", to: "report/params/Recipient")
    try repository.write("mac", to: "report/params/.DS_Store")
    try repository.commitAll()
    return repository
  }

  @Test("offers to rename and to remove files, as one change each")
  func files() throws {
    let session = try EditorSession(in: try Self.withFixes(), capabilities: Self.capabilities)
    try session.open("report/workflow.yaml")
    let changes = try Self.actions(session, "report/workflow.yaml").map { Self.changes($0["edit"], session) }
    #expect(changes.contains(["rename report/params/Recipient report/params/recipient"]), "\(changes)")
    try session.open("report/params/.DS_Store")
    let removal = try Self.actions(session, "report/params/.DS_Store").map { Self.changes($0["edit"], session) }
    #expect(removal.contains(["delete report/params/.DS_Store"]), "\(removal)")
    // What has no place in a file is shown at the top, and nowhere else.
    let below = try session.ask(
      "textDocument/codeAction",
      session.document("report/workflow.yaml").merging(["range": EditorSession.range(2, 0, 2, 0)]) { $1 })
    #expect((below as? [Any])?.isEmpty == true)
    #expect(try session.end() == .exit(0))
  }

  @Test("offers an editor that changes texts only nothing else, as changes by file")
  func texts() throws {
    let repository = try Self.withFixes()
    try repository.write("rules: {}\n", to: ".kfplint.yaml")
    let session = try EditorSession(
      in: repository, capabilities: ["textDocument": ["codeAction": ["codeActionLiteralSupport": [:]]]])
    try session.open("report/workflow.yaml")
    let actions = try Self.actions(session, "report/workflow.yaml")
    #expect(!actions.isEmpty)
    for action in actions {
      let changes = try #require((action["edit"] as? Object)?["changes"] as? [String: [Object]])
      #expect(Array(changes.keys) == [session.uri(".kfplint.yaml")])
    }
    try session.open(EditorSample.runs, EditorSample.runsText.replacing("0 30 2 * * *", with: "30 2 * * *"))
    let fix = try #require(
      try Self.actions(session, EditorSample.runs).first {
        ($0["diagnostics"] as? [Object])?.first?["code"] as? String == "schedule-cron"
      })
    let changes = try #require((fix["edit"] as? Object)?["changes"] as? [String: [Object]])
    #expect(Array(changes.keys) == [session.uri(EditorSample.runs)])
    #expect(try session.end() == .exit(0))
  }

  @Test(
    "writes the entry into a configuration as it is on the screen, in each form",
    arguments: [
      "rules: {}", "rules: {}\r\n", "\u{FEFF}rules: {}\n", "# ä\u{1F600}\n\n\nrules: {}\n# end\n", "ignores: []\n",
      "ignores:\n- {path: x, rule: params-type, reason: y}\nrules: {}\n", "",
    ])
  func configuration(_ text: String) throws {
    let session = try EditorSession(in: try EditorSample.repository(), capabilities: Self.capabilities)
    try session.open(EditorSample.epochs, "ten")
    try session.open(".kfplint.yaml", text)
    #expect(try session.pulledFindings(of: EditorSample.epochs) == ["0:0 params-type"])
    let action = try #require(
      try Self.actions(session, EditorSample.epochs).first { ($0["title"] as? String ?? "").contains(".kfplint.yaml") })
    let document = ((action["edit"] as? Object)?["documentChanges"] as? [Object])?.first
    #expect((document?["textDocument"] as? Object)?["version"] as? Int == 1)
    let edits = try #require(document?["edits"] as? [Object])
    // As an editor makes it: the server hears of the change as of any other.
    for edit in edits {
      try session.change(
        ".kfplint.yaml", version: 2, ["range": edit["range"] ?? [:], "text": edit["newText"] as? String ?? ""])
    }
    #expect(try session.pulledFindings(of: EditorSample.epochs) == [])
    #expect(try session.pulledFindings(of: ".kfplint.yaml").allSatisfy { !$0.contains("config-invalid") })
    #expect(try session.end() == .exit(0))
  }
}
