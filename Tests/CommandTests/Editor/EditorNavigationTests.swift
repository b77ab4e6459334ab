import Foundation
import TestSupport
import Testing

@Suite("kfplint lsp, as what knows the way")
struct EditorNavigationTests {
  /// Where a request leads from a word of a file, as `file:line:character`.
  private static func ways(
    _ session: EditorSession, _ method: String, from word: String, occurrence: Int = 1, offset: Int = 1,
    in path: String, _ text: String, context: EditorSession.Object = [:]
  ) throws -> [String] {
    let place = EditorSample.place(word, in: text, occurrence: occurrence)
    let answer = try session.ask(
      method, session.place(path, place.line, place.character + offset).merging(context) { $1 })
    return try #require(answer as? [EditorSession.Object]).map { location in
      let start = (location["range"] as? EditorSession.Object)?["start"] as? EditorSession.Object
      let uri = (location["uri"] as? String ?? "").replacing(session.uri("") + "/", with: "")
      return "\(uri):\(start?["line"] ?? "?"):\(start?["character"] ?? "?")"
    }
  }

  private static func line(_ word: String, _ occurrence: Int = 1) -> Int {
    EditorSample.place(word, in: EditorSample.workflowText, occurrence: occurrence).line
  }

  @Test("goes from a use to what is meant")
  func definitions() throws {
    let session = try EditorSession(in: try EditorSample.repository())
    let (workflow, text) = (EditorSample.workflow, EditorSample.workflowText)
    try session.open(workflow)
    func way(_ word: String, _ occurrence: Int = 1, offset: Int = 1) throws -> [String] {
      try Self.ways(
        session, "textDocument/definition", from: word, occurrence: occurrence, offset: offset, in: workflow, text)
    }
    // A task to its template, and the entrypoint.
    #expect(try way("template: train").isEmpty)
    #expect(try way("template: train", offset: 11) == ["\(workflow):\(Self.line("- name: train", 2)):10"])
    #expect(try way("churn", 2) == ["\(workflow):\(Self.line("- name: churn")):10"])
    // An input to its declaration, and that to what is handed to it.
    #expect(try way("rounds}}") == ["\(workflow):\(Self.line("- {name: rounds}")):15"])
    #expect(try way("- {name: rounds}", offset: 10) == ["\(workflow):\(Self.line("{name: rounds, value")):19"])
    // An output of another task.
    #expect(try way("rows}}") == ["\(workflow):\(Self.line("{name: rows, valueFrom")):15"])
    // A task that is waited for.
    #expect(try way("load]") == ["\(workflow):\(Self.line("- name: load")):14"])
    // A parameter to its file.
    #expect(try way("epochs, value") == ["\(EditorSample.epochs):0:0"])
    // The file back to its parameter.
    try session.open(EditorSample.epochs)
    let back = try Self.ways(session, "textDocument/definition", from: "10", in: EditorSample.epochs, "10")
    #expect(back.contains("\(workflow):\(Self.line("{name: epochs, value")):13"))
    #expect(try session.end() == .exit(0))
  }

  @Test("goes from a job to its experiment and to its pipeline, and back")
  func schedules() throws {
    let session = try EditorSession(in: try EditorSample.repository())
    try session.open(EditorSample.runs)
    func way(_ method: String, _ word: String, _ context: EditorSession.Object = [:]) throws -> [String] {
      try Self.ways(session, method, from: word, in: EditorSample.runs, EditorSample.runsText, context: context)
    }
    #expect(try way("textDocument/definition", "nightly") == ["\(EditorSample.experiments):1:8"])
    #expect(try way("textDocument/definition", "team/RENDERED") == ["\(EditorSample.workflow):0:0"])
    #expect(
      try way("textDocument/references", "nightly", ["context": ["includeDeclaration": true]]).sorted() == [
        "\(EditorSample.experiments):1:8", "\(EditorSample.runs):12:16",
      ])
  }

  @Test("knows where a parameter is used")
  func references() throws {
    let session = try EditorSession(in: try EditorSample.repository())
    try session.open(EditorSample.workflow)
    let found = try Self.ways(
      session, "textDocument/references", from: "epochs, value", in: EditorSample.workflow, EditorSample.workflowText)
    #expect(found.contains("\(EditorSample.epochs):0:0"))
    #expect(found.contains { $0.hasPrefix("\(EditorSample.workflow):\(Self.line("{{inputs.parameters.epochs}}")):") })
    let highlights = try session.ask(
      "textDocument/documentHighlight",
      session.place(EditorSample.workflow, Self.line("{name: epochs, value"), 15))
    #expect((highlights as? [Any])?.count == 4)
  }

  @Test("lists templates, tasks, parameters and jobs")
  func symbols() throws {
    let session = try EditorSession(
      in: try EditorSample.repository(),
      capabilities: ["textDocument": ["documentSymbol": ["hierarchicalDocumentSymbolSupport": true]]])
    try session.open(EditorSample.workflow)
    try session.open(EditorSample.runs)
    let answer = try session.ask("textDocument/documentSymbol", session.document(EditorSample.workflow))
    let symbols = try #require(answer as? [EditorSession.Object])
    #expect(symbols.map { $0["name"] as? String } == ["epochs", "churn", "load", "train"])
    let tasks = symbols[1]["children"] as? [EditorSession.Object]
    #expect(tasks?.map { $0["name"] as? String } == ["load", "train"])
    let jobs = try session.ask("textDocument/documentSymbol", session.document(EditorSample.runs))
    #expect((jobs as? [EditorSession.Object])?.map { $0["detail"] as? String } == ["every day at 02:30"])
    let all = try session.ask("workspace/symbol", ["query": "TRAIN"]) as? [EditorSession.Object]
    #expect(Set(all?.compactMap { $0["name"] as? String } ?? []) == ["train", "train-churn"])
  }

  @Test(
    "says what it knows of the place below the pointer",
    arguments: [
      (EditorSample.workflow, "{{inputs.parameters.epochs}}", "the parameter of the workflow"),
      (EditorSample.workflow, "{{tasks.load.outputs", "output `rows` of task `load`"),
      (EditorSample.workflow, "{{tasks.load.outputs", "`/tmp/rows`"),
      (EditorSample.workflow, "rounds}}'", "given by task `train`"),
      (EditorSample.workflow, "epochs, value", "- declared type: `Integer`"),
      (EditorSample.workflow, "epochs, value", "- default: `5`"),
      (EditorSample.workflow, "epochs, value", "- file: `params/epochs`: `10`"),
      (EditorSample.workflow, "epochs, value", "- read by `train`"),
      (EditorSample.workflow, "registry.example.com/team/load", "- tag: `4.2`"),
      (EditorSample.workflow, "serviceAccountName", "Argo has it in every version"),
      (EditorSample.runs, "0 30 2 * * *", "**every day at 02:30**"),
    ])
  func hover(_ path: String, _ word: String, _ text: String) throws {
    let session = try EditorSession(in: try EditorSample.repository())
    try session.open(path)
    let file = path == EditorSample.workflow ? EditorSample.workflowText : EditorSample.runsText
    let place = EditorSample.place(word, in: file)
    let answer = try session.ask("textDocument/hover", session.place(path, place.line, place.character + 2))
    let contents = (answer as? EditorSession.Object)?["contents"] as? EditorSession.Object
    let value = contents?["value"] as? String ?? "nothing"
    #expect(value.contains(text), "\(value)")
  }

  @Test("shows the page of a rule on its finding, and five coming runs on an expression")
  func pages() throws {
    let session = try EditorSession(in: try EditorSample.repository())
    try session.open(EditorSample.epochs, "ten")
    #expect(try session.findings(of: EditorSample.epochs) == ["0:0 params-type"])
    let page = try session.ask("textDocument/hover", session.place(EditorSample.epochs, 0, 1)) as? EditorSession.Object
    let text = (page?["contents"] as? EditorSession.Object)?["value"] as? String ?? ""
    #expect(text.contains("**warning[params-type]**") && text.contains("# params-type"))
    try session.open(EditorSample.runs)
    let place = EditorSample.place("0 30 2", in: EditorSample.runsText)
    let cron =
      try session.ask("textDocument/hover", session.place(EditorSample.runs, place.line, place.character + 1))
      as? EditorSession.Object
    let runs = (cron?["contents"] as? EditorSession.Object)?["value"] as? String ?? ""
    #expect(runs.matches(of: /- \d{4}-\d\d-\d\dT02:30:00Z/).count == 5, "\(runs)")
  }

  @Test("shows coming runs in the lines, folds annotations, and links components and workflows")
  func hints() throws {
    let session = try EditorSession(in: try EditorSample.repository())
    try session.open(EditorSample.runs)
    try session.open(EditorSample.workflow)
    let hints = try session.ask(
      "textDocument/inlayHint",
      session.document(EditorSample.runs).merging(["range": EditorSession.range(0, 0, 99, 0)]) { $1 })
    let label = (hints as? [EditorSession.Object])?.first?["label"] as? String
    #expect(label?.wholeMatch(of: /next \d{4}-\d\d-\d\dT02:30:00Z/) != nil, "\(label ?? "")")
    let lenses =
      try session.ask("textDocument/codeLens", session.document(EditorSample.runs)) as? [EditorSession.Object]
    let title = (lenses?.first?["command"] as? EditorSession.Object)?["title"] as? String ?? ""
    #expect(title.wholeMatch(of: /next \d{4}-\d\d-\d\dT02:30:00Z, every day at 02:30/) != nil, "\(title)")
    let links = try session.ask("textDocument/documentLink", session.document(EditorSample.workflow))
    #expect(
      (links as? [EditorSession.Object])?.map { $0["target"] as? String } == ["https://example.com/load/component.yaml"]
    )
    let workflows = try session.ask("textDocument/documentLink", session.document(EditorSample.runs))
    #expect(
      (workflows as? [EditorSession.Object])?.map { $0["target"] as? String } == [session.uri(EditorSample.workflow)])
    let folds = try session.ask("textDocument/foldingRange", session.document(EditorSample.workflow))
    let lines = (folds as? [EditorSession.Object])?.map { [$0["startLine"] as? Int, $0["endLine"] as? Int] }
    #expect(lines?.first == [4, 8])
  }

  @Test("follows an alias to its anchor, and back")
  func aliases() throws {
    let repository = try EditorSample.repository()
    let text = EditorSample.runsText.replacing("experiment: nightly", with: "experiment: &e nightly")
    let second = EditorSample.runsText.replacing("recurring_runs:\n", with: "").replacing("train-churn", with: "other")
      .replacing("experiment: nightly", with: "experiment: *e")
    try repository.write(text + second, to: EditorSample.runs)
    let session = try EditorSession(in: repository)
    try session.open(EditorSample.runs)
    let place = EditorSample.place("*e", in: text + second)
    #expect(place.line > 12)
    let answer = try session.ask(
      "textDocument/definition", session.place(EditorSample.runs, place.line, place.character + 1))
    #expect((answer as? [Any])?.count == 1)
    #expect(try session.end() == .exit(0))
  }

  @Test(
    "has nothing to say of places where nothing is",
    arguments: [
      "definition", "references", "hover", "documentHighlight", "completion", "codeAction", "inlayHint",
      "documentSymbol", "foldingRange", "documentLink", "rename", "prepareRename", "codeLens",
    ])
  func nothing(_ method: String) throws {
    let repository = try EditorSample.repository()
    try repository.write("a: [\n", to: "broken.yaml")
    let session = try EditorSession(in: repository)
    try session.open("broken.yaml")
    try session.notify(
      "textDocument/didOpen",
      ["textDocument": ["uri": "untitled:Untitled-1", "languageId": "yaml", "version": 1, "text": ""]])
    let extra: EditorSession.Object = ["range": EditorSession.range(0, 0, 9, 9), "newName": "x"]
    for params in [
      session.place("broken.yaml", 99, 99), session.place("not-open.yaml", 0, 0),
      ["textDocument": ["uri": "untitled:Untitled-1"], "position": ["line": 0, "character": 0]],
    ] {
      let answer = try session.ask("textDocument/\(method)", params.merging(extra) { $1 })
      let isEmpty = answer is NSNull || (answer as? [Any])?.isEmpty ?? false
      let code = (answer as? EditorSession.Object)?["code"] as? Int
      #expect(isEmpty || code == -32803, "\(answer)")
    }
    let broken = try session.ask("textDocument/\(method)", ["textDocument": 1]) as? EditorSession.Object
    #expect(broken?["code"] as? Int == -32602)
    #expect(try session.end() == .exit(0))
  }
}
