import Foundation
import TestSupport
import Testing

/// Messages that are of the protocol's form, with values that no editor means.
@Suite("kfplint lsp, against messages with strange values")
struct EditorHostileTests {
  typealias Object = EditorSession.Object

  private static let methods = [
    "hover", "definition", "references", "documentHighlight", "documentSymbol", "codeAction", "completion", "rename",
    "prepareRename", "inlayHint", "foldingRange", "documentLink", "codeLens", "diagnostic",
  ]

  /// Positions: those of the protocol's form first, which are the nearest place inside of the text.
  private static var positions: [(value: Any, isOfForm: Bool)] {
    [
      (["line": Int.max, "character": Int.max], true), (["line": 0, "character": Int.max], true),
      (["line": Int.max, "character": 0], true), (["line": -1, "character": 0], false),
      (["line": 0, "character": -1], false), (["line": 0.5, "character": 0], false),
      (["line": "0", "character": 0], false), (["line": [0], "character": 0], false), (["line": 0], false), ([], false),
      ("0:0", false), (NSNull(), false),
    ]
  }

  @Test("answers each request at any position, and goes on", arguments: ["utf-8", "utf-16"])
  func positions(_ encoding: String) throws {
    let session = try EditorSession(
      in: try EditorSample.repository(),
      capabilities: [
        "general": ["positionEncodings": [encoding]], "textDocument": ["codeAction": ["codeActionLiteralSupport": [:]]],
      ])
    let paths = [EditorSample.workflow, EditorSample.epochs, EditorSample.runs, ".kfplint.yaml"]
    for path in paths { try session.open(path, path == ".kfplint.yaml" ? "fail-on: error" : nil) }
    for path in paths {
      for method in Self.methods {
        for (position, isOfForm) in Self.positions {
          let answer = try session.ask(
            "textDocument/\(method)",
            session.document(path).merging([
              "position": position, "range": ["start": position, "end": position], "newName": "x",
            ]) { $1 })
          let code = (answer as? Object)?["code"] as? Int
          let wanted: Set<Int?> =
            isOfForm || !method.usesPlaces ? (method.hasSuffix("ename") ? [nil, -32803] : [nil]) : [-32602]
          #expect(wanted.contains(code), "\(path) \(method) \(position): \(answer)")
        }
      }
    }
    #expect(try session.end() == .exit(0))
  }

  @Test("takes a range whose ends are the wrong way round for the same range")
  func turned() throws {
    let session = try EditorSession(in: try EditorSample.repository())
    try session.open(EditorSample.runs)
    func hints(_ range: Object) throws -> Int? {
      (try session.ask("textDocument/inlayHint", session.document(EditorSample.runs).merging(["range": range]) { $1 })
        as? [Any])?.count
    }
    #expect(try hints(EditorSession.range(0, 0, 99, 0)) == 1)
    #expect(try hints(EditorSession.range(99, 0, 0, 0)) == 1)
    #expect(try hints(EditorSession.range(0, 0, 1, 0)) == 0)
  }

  @Test(
    "opens, changes and closes a document at any address, and answers what is asked about it",
    arguments: [
      "file:///", "file://", "file:", "file:/x.yaml", "file:///workflow.yaml", "file://elsewhere/x/workflow.yaml",
      "file:///no/such/folder/RENDERED_PIPELINE/workflow.yaml", "file:///%", "file:///%2", "file:///%00/workflow.yaml",
      "file:///..%2F..%2Fworkflow.yaml", "file:///dev/null", "file:///dev/null/workflow.yaml", "file:///proc/self/mem",
      "untitled:workflow.yaml", "git:/x/workflow.yaml?HEAD", "https://example.com/workflow.yaml", "\u{1F600}", "//",
      "file:///" + String(repeating: "x/", count: 3000) + "workflow.yaml",
      "file:///" + String(repeating: "x", count: 300) + "/workflow.yaml",
    ])
  func addresses(_ uri: String) throws {
    let session = try EditorSession(in: try EditorSample.repository())
    let document: Object = ["textDocument": ["uri": uri]]
    try session.notify(
      "textDocument/didOpen",
      ["textDocument": ["uri": uri, "languageId": "yaml", "version": 1, "text": EditorSample.workflowText]])
    try session.notify(
      "textDocument/didChange",
      ["textDocument": ["uri": uri, "version": 2], "contentChanges": [["text": EditorSample.workflowText + "\n"]]])
    try session.notify("textDocument/didSave", document.merging(["text": EditorSample.workflowText]) { $1 })
    let place: Object = [
      "position": ["line": 12, "character": 14], "range": EditorSession.range(0, 0, 99, 0), "newName": "x",
    ]
    for method in Self.methods { _ = try session.ask("textDocument/\(method)", document.merging(place) { $1 }) }
    try session.notify("textDocument/didClose", document)
    // What is in the repository is still checked.
    try session.open(EditorSample.epochs, "ten")
    #expect(try session.pulledFindings(of: EditorSample.epochs) == ["0:0 params-type"])
    #expect(try session.end() == .exit(0))
  }

  @Test("says of a document at the top of the file system that the whole of it is not checked")
  func top() throws {
    let session = try EditorSession(in: try TemporaryFolder())
    let uri = "file:///workflow.yaml"
    try session.notify(
      "textDocument/didOpen", ["textDocument": ["uri": uri, "languageId": "yaml", "version": 1, "text": "a: 1"]])
    let answer = try session.ask(
      "textDocument/hover", ["textDocument": ["uri": uri], "position": ["line": 0, "character": 0]])
    #expect((answer as? Object)?["message"] as? String == "/: / is all of the file system; put the file into a folder")
    #expect(try session.end() == .exit(0))
  }

  @Test("checks the files of an editor that shows the whole file system, each in its own folder")
  func wholeFileSystem() throws {
    let folder = try TemporaryFolder()
    try folder.writePipeline("team/RENDERED_PIPELINE", without: "recipient")
    let session = try EditorSession(
      in: folder, initializing: ["rootUri": "file:///", "workspaceFolders": [["uri": "file:///", "name": "/"]]])
    let workflow = "team/RENDERED_PIPELINE/workflow.yaml"
    try session.open(workflow)
    #expect(try session.pulledFindings(of: workflow) == ["42:13 params-missing"])
    for method in ["workspace/symbol", "workspace/diagnostic"] {
      let answer = try session.ask(method, ["query": "report"]) as? Object
      #expect(answer?["code"] as? Int == -32803, "\(answer ?? [:])")
      #expect((answer?["message"] as? String)?.contains("/ is all of the file system") == true, "\(answer ?? [:])")
    }
    #expect(try session.end() == .exit(0))
  }

  @Test("begins a session with any params", arguments: ["processId", "rootUri", "workspaceFolders", "capabilities"])
  func beginnings(_ key: String) throws {
    let values: [Any] = [NSNull(), -1, 0, Int.max, "x", [1], ["x": 1], [["uri": 1]], [["uri": "no address"]], true]
    for value in values {
      // A process that is not there ends the session, which is no question of form.
      if key == "processId", let number = value as? Int, number > 0 { continue }
      let session = try EditorSession(in: try TemporaryFolder(), capabilities: nil)
      let answer = try session.ask("initialize", ["capabilities": [:]].merging([key: value]) { $1 }) as? Object
      #expect(answer?["capabilities"] != nil, "\(key) \(value): \(answer ?? [:])")
      #expect(try session.end() == .exit(0))
    }
  }

  @Test("takes any list of folders, and forgets those that go")
  func folders() throws {
    let repository = try EditorSample.repository()
    let session = try EditorSession(in: repository)
    func change(_ added: Any, _ removed: Any) throws {
      try session.notify("workspace/didChangeWorkspaceFolders", ["event": ["added": added, "removed": removed]])
    }
    for value: Any in [NSNull(), 1, "x", [1], [["uri": 1]], [["uri": "untitled:x"]]] { try change(value, value) }
    try session.notify("workspace/didChangeWorkspaceFolders", ["event": 1])
    func names() throws -> [String?]? {
      (try session.ask("workspace/symbol", ["query": "train-"]) as? [Object])?.map { $0["name"] as? String }
    }
    #expect(try names() == ["train-churn"])
    try change([], [["uri": session.uri(""), "name": "x"]])
    #expect(try names() == [])
    try change([["uri": session.uri("schedules"), "name": "x"]], [])
    #expect(try names() == ["train-churn"])
    #expect(try session.end() == .exit(0))
  }

  @Test(
    "answers requests about everything with any params",
    arguments: [
      "query", "previousResultIds", "partialResultToken", "workDoneToken", "identifier",
    ])
  func everything(_ key: String) throws {
    let session = try EditorSession(in: try EditorSample.repository())
    let values: [Any] = [
      NSNull(), -1, 1.5, "", "x", [1], [["uri": 1, "value": 1]], [["uri": "x", "value": "y"]], [:],
    ]
    for value in values {
      for method in ["workspace/symbol", "workspace/diagnostic"] {
        let answer = try session.ask(method, [key: value])
        #expect((answer as? Object)?["code"] == nil, "\(method) \(key) \(value): \(answer)")
      }
    }
    #expect(try session.end() == .exit(0))
  }
}

extension String {
  /// Whether a request names a position or a range.
  fileprivate var usesPlaces: Bool {
    !["documentSymbol", "foldingRange", "documentLink", "codeLens", "diagnostic"].contains(self)
  }
}
