import Foundation
import TestSupport
import Testing

@Suite("kfplint lsp, as what goes to a pipeline at its pin")
struct EditorPinTests {
  typealias Object = EditorSession.Object

  /// The repository that the sample's job takes its pipeline from, with the tag that it names.
  private static func repository() throws -> TemporaryRepository {
    let repository = try EditorSample.repository()
    try repository.git("remote", "add", "origin", "https://github.com/example/pipelines.git")
    try repository.git("tag", "v1.0.0")
    return repository
  }

  private static func ask(_ session: EditorSession, _ method: String, at word: String) throws -> Any {
    let place = EditorSample.place(word, in: EditorSample.runsText)
    return try session.ask("textDocument/\(method)", session.place(EditorSample.runs, place.line, place.character + 2))
  }

  private static func definition(_ session: EditorSession, at word: String = "v1.0.0") throws -> URL? {
    let found = try ask(session, "definition", at: word) as? [Object]
    return (found?.first?["uri"] as? String).flatMap { URL(string: $0) }
  }

  private static func hover(_ session: EditorSession) throws -> String {
    let answer = try ask(session, "hover", at: "v1.0.0") as? Object
    return (answer?["contents"] as? Object)?["value"] as? String ?? "nothing"
  }

  @Test("opens the file of the work tree where that is the same")
  func same() throws {
    let repository = try Self.repository()
    let session = try EditorSession(in: repository)
    try session.open(EditorSample.runs)
    #expect(try Self.definition(session)?.absoluteString == session.uri(EditorSample.workflow))
    #expect(try Self.hover(session).contains("the same as in the work tree"))
    #expect(try session.end() == .exit(0))
  }

  @Test("opens a copy for reading where it is not, which is not checked and is gone at the end")
  func copied() throws {
    let repository = try Self.repository()
    let pinned = try repository.text(EditorSample.workflow)
    try repository.write(pinned.replacing("4.2", with: "4.3"), to: EditorSample.workflow)
    let session = try EditorSession(in: repository)
    try session.open(EditorSample.runs)
    #expect(try Self.hover(session).contains("not the same as in the work tree"))
    let copy = try #require(try Self.definition(session))
    #expect(copy.path.hasSuffix("/\(EditorSample.workflow)") && !copy.path.hasPrefix(repository.path))
    #expect(try String(contentsOf: copy, encoding: .utf8) == pinned)
    let mode = try FileManager.default.attributesOfItem(atPath: copy.path)[.posixPermissions] as? Int
    #expect(mode == 0o400)
    #expect(try Self.definition(session, at: "github_owner") == copy)
    // Its parameter files are not there, and nobody is told so.
    try session.notify(
      "textDocument/didOpen",
      ["textDocument": ["uri": copy.absoluteString, "languageId": "yaml", "version": 1, "text": pinned]])
    let report = try session.ask("textDocument/diagnostic", ["textDocument": ["uri": copy.absoluteString]]) as? Object
    #expect((report?["items"] as? [Any])?.isEmpty == true)
    let symbols = try session.ask("textDocument/documentSymbol", ["textDocument": ["uri": copy.absoluteString]])
    #expect((symbols as? [Any])?.isEmpty == false)
    #expect(try session.end() == .exit(0))
    #expect(!FileManager.default.fileExists(atPath: copy.path))
  }

  @Test("removes the copy where the editor is gone")
  func orphan() throws {
    let repository = try Self.repository()
    try repository.remove(EditorSample.workflow)
    let session = try EditorSession(in: repository)
    try session.open(EditorSample.runs)
    #expect(try Self.hover(session).contains("which the work tree does not have"))
    let copy = try #require(try Self.definition(session))
    #expect(FileManager.default.fileExists(atPath: copy.path))
    session.process.closeInput()
    #expect(session.process.wait() == .exit(1))
    #expect(!FileManager.default.fileExists(atPath: copy.path))
  }

  @Test("opens the file of the work tree where nothing better is known, and says why")
  func unknown() throws {
    let repository = try Self.repository()
    try repository.git("tag", "-d", "v1.0.0")
    let session = try EditorSession(in: repository)
    try session.open(EditorSample.runs)
    #expect(try Self.definition(session)?.absoluteString == session.uri(EditorSample.workflow))
    #expect(try Self.hover(session).contains("the repository has no such commit, tag or branch"))
    let other = EditorSample.runsText.replacing("github_owner: example", with: "github_owner: stranger")
    try session.change(EditorSample.runs, version: 2, ["text": other])
    #expect(try Self.hover(session).contains("no clone of the repository is known"))
    #expect(try session.end() == .exit(0))
  }
}
