import Foundation
import TestSupport
import Testing

/// What no editor should do, and some do.
@Suite("kfplint lsp, against an editor that does everything wrong")
struct EditorBadInputTests {
  typealias Object = EditorSession.Object

  private static let workflow = "team/RENDERED_PIPELINE/workflow.yaml"
  private static let recipient = "team/RENDERED_PIPELINE/params/recipient"

  private static func repository() throws -> TemporaryRepository {
    let repository = try TemporaryRepository()
    try repository.writePipeline("team/RENDERED_PIPELINE")
    try repository.commitAll()
    return repository
  }

  @Test("takes notifications in any order")
  func order() throws {
    let session = try EditorSession(in: try Self.repository())
    try session.change(Self.recipient, version: 5, ["text": "x\n"])
    try session.notify("textDocument/didSave", session.document(Self.recipient))
    try session.notify("textDocument/didClose", session.document(Self.recipient))
    try session.open(Self.recipient, "x\n")
    try session.open(Self.recipient, "finance@example.com")
    // An older number, or none, does not make the text an older one.
    try session.change(Self.recipient, version: 1, ["text": "y\n"])
    try session.notify(
      "textDocument/didChange",
      ["textDocument": ["uri": session.uri(Self.recipient)], "contentChanges": [["text": "z\n"]]])
    #expect(try session.pulledFindings(of: Self.recipient) == ["0:1 params-trailing-newline"])
    try session.notify("textDocument/didClose", session.document(Self.recipient))
    try session.notify("textDocument/didClose", session.document(Self.recipient))
    try session.notify("$/cancelRequest", ["id": 1])
    try session.notify("$/cancelRequest", [:])
    try session.notify("window/workDoneProgress/cancel", ["token": "none"])
    try session.notify("no/such", [:])
    // Answers to requests that the server never made.
    try session.send(["id": "kfplint-99", "result": NSNull()])
    try session.send(["id": 12, "error": ["code": -1, "message": "no"]])
    #expect(try session.end() == .exit(0))
  }

  @Test("takes half a surrogate for the replacement character, and a place between the halves for the one before")
  func surrogates() throws {
    let session = try EditorSession(in: try Self.repository())
    let uri = session.uri(Self.recipient)
    let open =
      #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"\#(uri)","languageId":"x","#
      + #""version":1,"text":"\ud83d"}}}"#
    try session.process.write(Data("Content-Length: \(open.utf8.count)\r\n\r\n\(open)".utf8))
    #expect(try session.pulledFindings(of: Self.recipient).isEmpty)
    try session.change(Self.recipient, version: 2, ["text": "a\u{1F600}b"])
    // From between the halves to the end: the character stays whole or goes whole.
    try session.change(Self.recipient, version: 3, ["range": EditorSession.range(0, 2, 0, 4), "text": "\n"])
    #expect(try session.pulledFindings(of: Self.recipient) == ["0:1 params-trailing-newline"])
    #expect(try session.end() == .exit(0))
  }

  @Test("edits a document of ten megabytes, and answers what is asked about it")
  func large() throws {
    let session = try EditorSession(in: try Self.repository())
    let comments = String(repeating: "# a line of a comment that is long enough\n", count: 250_000)
    #expect(comments.utf8.count > 10_000_000)
    try session.open(Self.workflow, PipelineText().text + comments)
    try session.change(
      Self.workflow, version: 2, ["range": EditorSession.range(100_000, 0, 100_000, 1), "text": "a: ["])
    #expect(try !session.pulledFindings(of: Self.workflow).isEmpty)
    for method in ["documentSymbol", "foldingRange", "documentLink"] {
      #expect(try session.ask("textDocument/\(method)", session.document(Self.workflow)) is [Any])
    }
    try session.change(Self.workflow, version: 3, ["text": PipelineText().text])
    #expect(try session.pulledFindings(of: Self.workflow).isEmpty)
    #expect(try session.end() == .exit(0))
  }

  @Test("leaves out what editors keep beside an open file", arguments: [".#NAME", "#NAME#", ".NAME.swp"])
  func companions(_ pattern: String) throws {
    let repository = try Self.repository()
    let companion = "team/RENDERED_PIPELINE/params/" + pattern.replacing("NAME", with: "recipient")
    try repository.write("x", to: companion)
    let session = try EditorSession(in: repository)
    try session.open(Self.workflow)
    let address = companion.replacing("#", with: "%23")
    #expect(try !session.diagnostics(of: address).isEmpty)
    try session.open(Self.recipient)
    #expect(try session.pulledFindings(of: Self.recipient).isEmpty)
    #expect(try session.diagnostics(of: address).isEmpty)
    #expect(try session.end() == .exit(0))
  }
}
