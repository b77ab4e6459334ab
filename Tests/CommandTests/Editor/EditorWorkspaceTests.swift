import Foundation
import TestSupport
import Testing

@Suite("kfplint lsp, as what looks at everything when it is asked to")
struct EditorWorkspaceTests {
  typealias Object = EditorSession.Object

  private static let workflow = "team/RENDERED_PIPELINE/workflow.yaml"
  private static let other = "other/RENDERED_PIPELINE/workflow.yaml"
  private static let recipient = "team/RENDERED_PIPELINE/params/recipient"
  /// An editor that watches files for the server.
  private static var watching: Object { ["workspace": ["didChangeWatchedFiles": ["dynamicRegistration": true]]] }

  /// Two pipelines, one of which lacks a parameter file.
  private static func repository() throws -> TemporaryRepository {
    let repository = try TemporaryRepository()
    try repository.writePipeline("team/RENDERED_PIPELINE", without: "recipient")
    try repository.writePipeline("other/RENDERED_PIPELINE")
    try repository.commitAll()
    return repository
  }

  private static func reports(_ answer: Any?, _ session: EditorSession) throws -> [String: Object] {
    let items = try #require((answer as? Object)?["items"] as? [Object])
    return Dictionary(
      items.map { (($0["uri"] as? String ?? "").replacing(session.uri("") + "/", with: ""), $0) },
      uniquingKeysWith: { $1 })
  }

  private static func previous(_ reports: [String: Object]) -> Object {
    ["previousResultIds": reports.values.map { ["uri": $0["uri"] ?? "", "value": $0["resultId"] ?? ""] }]
  }

  private static func findings(_ report: Object?) -> [String] {
    (report?["items"] as? [Object] ?? []).map(EditorSession.line)
  }

  @Test("checks what is not open, says what is unchanged, and that something is corrected")
  func reports() throws {
    let repository = try Self.repository()
    let session = try EditorSession(in: repository)
    let first = try Self.reports(session.ask("workspace/diagnostic", ["previousResultIds": []]), session)
    #expect(Array(first.keys) == [Self.workflow])
    #expect(Self.findings(first[Self.workflow]) == ["42:13 params-missing"])
    #expect(first[Self.workflow]?["version"] is NSNull)
    let second = try Self.reports(session.ask("workspace/diagnostic", Self.previous(first)), session)
    #expect(second[Self.workflow]?["kind"] as? String == "unchanged")
    #expect(second[Self.workflow]?["resultId"] as? String == first[Self.workflow]?["resultId"] as? String)
    try repository.write("finance@example.com", to: Self.recipient)
    try session.notify("workspace/didChangeWatchedFiles", ["changes": []])
    let third = try Self.reports(session.ask("workspace/diagnostic", Self.previous(second)), session)
    #expect(third[Self.workflow]?["kind"] as? String == "full")
    #expect(Self.findings(third[Self.workflow]).isEmpty)
    #expect(try session.end() == .exit(0))
  }

  @Test("lays what is typed over the files, and names the version that it is about")
  func typed() throws {
    let session = try EditorSession(in: try Self.repository())
    try session.open(Self.recipient, "finance@example.com\n")
    let found = try Self.reports(session.ask("workspace/diagnostic", [:]), session)
    #expect(Self.findings(found[Self.recipient]) == ["0:19 params-trailing-newline"])
    #expect(found[Self.recipient]?["version"] as? Int == 1)
    #expect(found[Self.workflow] == nil)
    // A policy of the repository counts at once for everything.
    try session.open(".kfplint.yaml", "rules: {params-trailing-newline: off}\n")
    let later = try Self.reports(session.ask("workspace/diagnostic", Self.previous(found)), session)
    #expect(Self.findings(later[Self.recipient]).isEmpty)
    try session.change(".kfplint.yaml", version: 2, ["text": "rules: {nothing: off}\n"])
    let broken = try Self.reports(session.ask("workspace/diagnostic", [:]), session)
    #expect(Self.findings(broken[".kfplint.yaml"]) == ["0:8 config-invalid"])
    #expect(Array(broken.keys) == [".kfplint.yaml"])
    #expect(try session.end() == .exit(0))
  }

  @Test("tells parts of the answer as they are made, and how far it is")
  func parts() throws {
    let session = try EditorSession(in: try Self.repository())
    let answer = try session.ask("workspace/diagnostic", ["partialResultToken": "part", "workDoneToken": 7])
    #expect(((answer as? Object)?["items"] as? [Any])?.isEmpty == true)
    let begin = try session.wait(for: "$/progress") { $0["token"] as? Int == 7 }["value"] as? Object
    #expect(begin?["kind"] as? String == "begin")
    #expect(begin?["title"] as? String == "Checking all pipelines and schedules")
    let part = try session.wait(for: "$/progress") { $0["token"] as? String == "part" }["value"]
    #expect(Self.findings(try Self.reports(part, session)[Self.workflow]) == ["42:13 params-missing"])
    // On a slow machine there is time to tell how far it is.
    var last: String?
    while last != "end" {
      let value = try session.wait(for: "$/progress") { $0["token"] as? Int == 7 }["value"] as? Object
      last = value?["kind"] as? String
      #expect(last == "report" || last == "end")
    }
  }

  @Test("has the client wait until something changes, where it watches files")
  func waiting() throws {
    let repository = try Self.repository()
    let session = try EditorSession(in: repository, capabilities: Self.watching)
    let first = try Self.reports(session.ask("workspace/diagnostic", [:]), session)
    try session.send(["id": 100, "method": "workspace/diagnostic", "params": Self.previous(first)])
    // Other requests are answered in the meantime.
    #expect(try session.ask("workspace/symbol", ["query": ""]) as? [String] == [])
    try repository.write("finance@example.com", to: Self.recipient)
    try session.notify("workspace/didChangeWatchedFiles", ["changes": []])
    let second = try Self.reports(session.answer(to: 100), session)
    #expect(Self.findings(second[Self.workflow]).isEmpty)
    // One that waits can be cancelled, and is refused at the end.
    try session.send(["id": 101, "method": "workspace/diagnostic", "params": Self.previous(second)])
    try session.notify("$/cancelRequest", ["id": 101])
    #expect((try session.answer(to: 101) as? Object)?["code"] as? Int == -32800)
    try session.send(["id": 102, "method": "workspace/diagnostic", "params": Self.previous(second)])
    #expect(try session.ask("shutdown") is NSNull)
    #expect((try session.answer(to: 102) as? Object)?["code"] as? Int == -32800)
    try session.send(["method": "exit"])
    #expect(session.process.wait() == .exit(0))
  }

  @Test("asks an editor whether it shows progress, where that takes long", arguments: [true, false])
  func asking(_ isAccepted: Bool) throws {
    let repository = try TemporaryRepository()
    var count = 0
    // How many pipelines take longer than a second, nobody knows.
    while count < 10_000 {
      let more = max(200, count * 2)
      for number in count..<more { try repository.writePipeline("p\(number)/RENDERED_PIPELINE") }
      count = more
      let session = try EditorSession(in: repository, capabilities: ["window": ["workDoneProgress": true]])
      try session.send(["id": 100, "method": "workspace/diagnostic", "params": [:]])
      let first = try session.receive()
      guard first["method"] as? String == "window/workDoneProgress/create" else { continue }
      let token = try #require((first["params"] as? Object)?["token"] as? String)
      try session.send(
        isAccepted
          ? ["id": first["id"] ?? 0, "result": NSNull()]
          : ["id": first["id"] ?? 0, "error": ["code": -32601, "message": "no"]])
      var told: [String?] = []
      while true {
        let message = try session.receive()
        if message["id"] as? Int == 100 { break }
        #expect(message["method"] as? String == "$/progress")
        let params = message["params"] as? Object
        #expect(params?["token"] as? String == token)
        told.append((params?["value"] as? Object)?["kind"] as? String)
      }
      // An answer that is complete before the editor has said yes shows nothing.
      #expect(told.isEmpty || isAccepted && told.first == "begin" && told.last == "end", "\(told)")
      #expect(try session.end() == .exit(0))
      if !isAccepted || !told.isEmpty { return }
    }
    Issue.record("the editor was never asked")
  }

  @Test("stops when a person has seen enough")
  func stopped() throws {
    let session = try EditorSession(in: try Self.repository())
    func message(_ text: Object) throws -> Data {
      let content = try JSONSerialization.data(withJSONObject: text.merging(["jsonrpc": "2.0"]) { $1 })
      return Data("Content-Length: \(content.count)\r\n\r\n".utf8) + content
    }
    // In one write, so that the server reads both before it looks at anything.
    try session.process.write(
      try message(["id": 100, "method": "workspace/diagnostic", "params": ["workDoneToken": "mine"]])
        + message(["method": "window/workDoneProgress/cancel", "params": ["token": "other"]])
        + message(["method": "window/workDoneProgress/cancel", "params": ["token": "mine"]]))
    #expect((try session.answer(to: 100) as? Object)?["code"] as? Int == -32800)
    #expect(try session.end() == .exit(0))
  }

  @Test("offers it only where somebody wants it, since editors then ask without end", arguments: [false, true])
  func offered(_ isWanted: Bool) throws {
    let session = try EditorSession(in: try Self.repository(), capabilities: nil)
    let answer = try session.ask(
      "initialize", ["capabilities": [:], "initializationOptions": ["workspaceDiagnostics": isWanted]])
    let capabilities = (answer as? Object)?["capabilities"] as? Object
    #expect((capabilities?["diagnosticProvider"] as? Object)?["workspaceDiagnostics"] as? Bool == isWanted)
  }

  @Test("says of one document, too, that nothing has changed")
  func document() throws {
    let session = try EditorSession(in: try Self.repository(), capabilities: ["textDocument": ["diagnostic": [:]]])
    try session.open(Self.workflow)
    let first = try session.ask("textDocument/diagnostic", session.document(Self.workflow)) as? Object
    #expect(Self.findings(first) == ["42:13 params-missing"])
    let params = session.document(Self.workflow).merging(["previousResultId": first?["resultId"] ?? ""]) { $1 }
    let second = try session.ask("textDocument/diagnostic", params) as? Object
    #expect(second?["kind"] as? String == "unchanged")
    #expect(second?["items"] == nil)
    try session.open(Self.recipient, "x")
    let third = try session.ask("textDocument/diagnostic", params) as? Object
    #expect(third?["kind"] as? String == "full")
  }

  @Test("finds names in files that are not open, and tells them as they are found")
  func symbols() throws {
    let session = try EditorSession(in: try EditorSample.repository())
    func names(_ answer: Any?) -> Set<String> {
      Set(
        (answer as? [Object] ?? []).map { symbol in
          let uri = (symbol["location"] as? Object)?["uri"] as? String ?? ""
          return "\(symbol["name"] ?? "") \(uri.replacing(session.uri("") + "/", with: ""))"
        })
    }
    let wanted: Set = [
      "train \(EditorSample.workflow)", "train-churn \(EditorSample.runs)",
    ]
    #expect(names(try session.ask("workspace/symbol", ["query": "train"])) == wanted)
    #expect(names(try session.ask("workspace/symbol", ["query": "NIGHT"])) == ["nightly \(EditorSample.experiments)"])
    #expect(names(try session.ask("workspace/symbol", ["query": ""])).isEmpty)
    let rest = try session.ask("workspace/symbol", ["query": "train", "partialResultToken": "part"])
    #expect((rest as? [Any])?.isEmpty == true)
    var told: Set<String> = []
    while told != wanted {
      told.formUnion(names(try session.wait(for: "$/progress") { $0["token"] as? String == "part" }["value"]))
    }
    #expect(try session.end() == .exit(0))
  }
}
