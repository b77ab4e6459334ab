import Foundation
import TestSupport
import Testing

@Suite("kfplint lsp, as a partner in the protocol")
struct EditorProtocolTests {
  private static func code(_ answer: Any) -> Int? { (answer as? EditorSession.Object)?["code"] as? Int }

  @Test("answers nothing before initialize, and ends as the specification says")
  func lifecycle() throws {
    let folder = try TemporaryFolder()
    let session = try EditorSession(in: folder, capabilities: nil)
    #expect(try Self.code(session.ask("textDocument/hover", session.place("x", 0, 0))) == -32002)
    #expect(try Self.code(session.ask("shutdown")) == -32002)
    #expect(try Self.code(session.ask("initialize")) == -32602)
    let answer = try session.ask("initialize", ["processId": NSNull(), "rootUri": NSNull(), "capabilities": [:]])
    let result = try #require(answer as? EditorSession.Object)
    #expect((result["serverInfo"] as? EditorSession.Object)?["name"] as? String == "kfplint")
    #expect((result["capabilities"] as? EditorSession.Object)?["positionEncoding"] as? String == "utf-16")
    #expect(try Self.code(session.ask("initialize", ["capabilities": [:]])) == -32600)
    #expect(try Self.code(session.ask("no/such")) == -32601)
    #expect(try session.ask("shutdown") is NSNull)
    #expect(try Self.code(session.ask("textDocument/hover", session.place("x", 0, 0))) == -32600)
    try session.send(["method": "exit"])
    #expect(session.process.wait() == .exit(0))
  }

  @Test("counts bytes where the editor offers that")
  func encoding() throws {
    let session = try EditorSession(in: try TemporaryFolder(), capabilities: nil)
    let capabilities: EditorSession.Object = ["general": ["positionEncodings": ["utf-16", "utf-8"]]]
    let answer = try session.ask("initialize", ["capabilities": capabilities]) as? EditorSession.Object
    #expect((answer?["capabilities"] as? EditorSession.Object)?["positionEncoding"] as? String == "utf-8")
  }

  @Test("offers texts above the lines only where the editor shows none in them", arguments: [false, true])
  func lenses(_ showsHints: Bool) throws {
    let session = try EditorSession(in: try TemporaryFolder(), capabilities: nil)
    let answer = try session.ask(
      "initialize", ["capabilities": ["textDocument": showsHints ? ["inlayHint": [:]] : [:]]])
    let capabilities = (answer as? EditorSession.Object)?["capabilities"] as? EditorSession.Object
    #expect((capabilities?["codeLensProvider"] == nil) == showsHints)
  }

  @Test("ends with status 1 where the editor says exit too early, or is gone")
  func ends() throws {
    let early = try EditorSession(in: try TemporaryFolder())
    try early.send(["method": "exit"])
    #expect(early.process.wait() == .exit(1))
    let gone = try EditorSession(in: try TemporaryFolder())
    gone.process.closeInput()
    #expect(gone.process.wait() == .exit(1))
    let cut = try EditorSession(in: try TemporaryFolder())
    try cut.process.write(Data("Content-Length: 1000\r\n\r\n{".utf8))
    cut.process.closeInput()
    #expect(cut.process.wait() == .exit(1))
  }

  @Test("ends where the process of the editor is gone, although its pipe is open")
  func orphan() throws {
    let child = try ChildProcess.run("/bin/sh", ["-c", "echo $$"], in: URL(filePath: "/"), environment: [:])
    let id = try #require(Int(String(decoding: child.output, as: UTF8.self).trimmingCharacters(in: .newlines)))
    let session = try EditorSession(in: try TemporaryFolder(), capabilities: nil)
    _ = try session.ask("initialize", ["processId": id, "capabilities": [:]])
    #expect(session.process.wait() == .exit(1))
  }

  @Test("answers broken messages with errors, and goes on")
  func broken() throws {
    let session = try EditorSession(in: try TemporaryFolder())
    func write(_ text: String) throws { try session.process.write(Data(text.utf8)) }
    try write("Content-Length: 3\r\n\r\n{{{")
    #expect(try Self.code(session.receive()["error"] ?? 0) == -32700)
    try write("Content-Length: 2\r\n\r\n[]")
    #expect(try Self.code(session.receive()["error"] ?? 0) == -32600)
    try write("Bad: header\r\n\r\n")
    #expect(try Self.code(session.receive()["error"] ?? 0) == -32700)
    try write("Content-Length: 4000000000\r\n\r\n")
    #expect(try Self.code(session.receive()["error"] ?? 0) == -32600)
  }

  @Test(
    "refuses params that are not what they have to be",
    arguments: [
      "textDocument/diagnostic"
    ])
  func params(_ method: String) throws {
    let session = try EditorSession(in: try TemporaryFolder())
    for params: EditorSession.Object in [
      [:], ["textDocument": 1], ["textDocument": ["uri": ""]], ["textDocument": ["uri": [1]]],
    ] {
      #expect(try Self.code(session.ask(method, params)) == -32602)
    }
    #expect(try session.end() == .exit(0))
  }

  @Test("takes changes of documents that are not open, and such that are broken, for nothing")
  func changes() throws {
    let folder = try TemporaryFolder()
    try folder.writePipeline("RENDERED_PIPELINE")
    let session = try EditorSession(in: folder)
    let path = "RENDERED_PIPELINE/params/period"
    try session.change(path, version: 1, ["text": "x"])
    try session.open(path)
    #expect(try session.findings(of: path) == [])
    try session.change(path, version: 2, ["text": 1])
    try session.change(path, version: 3, ["range": ["start": ["line": -1, "character": 0]], "text": "x"])
    try session.notify("textDocument/didChange", ["textDocument": ["uri": session.uri(path)]])
    try session.notify("textDocument/didOpen", ["textDocument": ["uri": session.uri(path)]])
    try session.notify("textDocument/didClose", [:])
    // A range outside of the text is its end.
    try session.change(path, version: 4, ["range": EditorSession.range(90, 0, 99, 9), "text": "\n"])
    #expect(try session.pulledFindings(of: path) == ["0:24 params-trailing-newline"])
    #expect(try session.end() == .exit(0))
  }

  @Test("leaves out requests that are cancelled before they are looked at")
  func cancelled() throws {
    let folder = try TemporaryFolder()
    try folder.writePipeline("RENDERED_PIPELINE")
    let session = try EditorSession(in: folder)
    let document = session.document("RENDERED_PIPELINE/workflow.yaml")
    func message(_ text: EditorSession.Object) throws -> Data {
      let content = try JSONSerialization.data(withJSONObject: text.merging(["jsonrpc": "2.0"]) { $1 })
      return Data("Content-Length: \(content.count)\r\n\r\n".utf8) + content
    }
    // In one write, so that the server reads both before it answers the first.
    try session.process.write(
      try message(["id": 100, "method": "textDocument/diagnostic", "params": document])
        + message(["id": 101, "method": "textDocument/diagnostic", "params": document])
        + message(["method": "$/cancelRequest", "params": ["id": 101]])
        + message(["method": "$/cancelRequest", "params": ["id": 999]]))
    #expect(try Self.code(session.answer(to: 101)) == -32800)
    #expect((try session.answer(to: 100) as? EditorSession.Object)?["kind"] as? String == "full")
    #expect(try session.end() == .exit(0))
  }
}
