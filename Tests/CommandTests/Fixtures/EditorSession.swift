import Foundation
import TestSupport

/// An editor as far as the language server sees one.
final class EditorSession {
  typealias Object = [String: Any]

  let process: PipedProcess
  /// The folder, which lives as long as the session.
  private let owner: TemporaryFolder
  private var folder: URL { owner.url }
  private var buffer = Data()
  private var waiting: [Object] = []
  private var lastID = 0

  /// What the server did that no editor expects.
  struct Failure: Error { let reason: String }

  /// Starts a server in a folder; with `capabilities` the session is begun.
  init(
    in folder: TemporaryFolder, arguments: [String] = [], capabilities: Object? = [:], initializing: Object = [:]
  ) throws {
    owner = folder
    process = try PipedProcess(
      Program.kfplint.path, ["lsp"] + arguments, in: folder.url, environment: TemporaryFolder.environment)
    guard let capabilities else { return }
    let params: Object = [
      "processId": ProcessInfo.processInfo.processIdentifier, "rootUri": uri(""), "capabilities": capabilities,
    ]
    _ = try ask("initialize", params.merging(initializing) { $1 })
    try notify("initialized", [:])
  }

  func uri(_ path: String) -> String { "file://" + (path.isEmpty ? folder.path : folder.appending(path: path).path) }

  /// What names a document in a message.
  func document(_ path: String) -> Object { ["textDocument": ["uri": uri(path)]] }

  /// What names a place in a document, from zero.
  func place(_ path: String, _ line: Int, _ character: Int) -> Object {
    document(path).merging(["position": ["line": line, "character": character]]) { $1 }
  }

  func open(_ path: String, _ text: String? = nil) throws {
    let text = try text ?? String(contentsOf: folder.appending(path: path), encoding: .utf8)
    try notify(
      "textDocument/didOpen",
      ["textDocument": ["uri": uri(path), "languageId": "yaml", "version": 1, "text": text]])
  }

  func change(_ path: String, version: Int, _ changes: Object...) throws {
    try notify(
      "textDocument/didChange",
      ["textDocument": ["uri": uri(path), "version": version], "contentChanges": changes])
  }

  /// The range of a message.
  static func range(_ line: Int, _ character: Int, _ endLine: Int, _ endCharacter: Int) -> Object {
    ["start": ["line": line, "character": character], "end": ["line": endLine, "character": endCharacter]]
  }

  func notify(_ method: String, _ params: Object) throws { try send(["method": method, "params": params]) }

  /// Sends a request and returns its result; an error comes as an object with the key `code`.
  func ask(_ method: String, _ params: Object? = nil) throws -> Any {
    lastID += 1
    var message: Object = ["id": lastID, "method": method]
    if let params { message["params"] = params }
    try send(message)
    return try answer(to: lastID)
  }

  func answer(to id: Int) throws -> Any {
    let answer = try take { $0["id"] as? Int == id && $0["method"] == nil }
    return answer["error"] ?? answer["result"] ?? NSNull()
  }

  /// The params of the next notification of a kind.
  func wait(for method: String, where isMeant: (Object) -> Bool = { _ in true }) throws -> Object {
    let message = try take { $0["method"] as? String == method && isMeant($0["params"] as? Object ?? [:]) }
    return message["params"] as? Object ?? [:]
  }

  /// What the server says of a document when it says something of it next.
  func diagnostics(of path: String) throws -> [Object] {
    let address = uri(path)
    return try wait(for: "textDocument/publishDiagnostics") { $0["uri"] as? String == address }["diagnostics"]
      as? [Object] ?? []
  }

  /// The same as `line:column code`, both from zero.
  func findings(of path: String) throws -> [String] { try diagnostics(of: path).map(Self.line) }

  /// What the server answers if it is asked what is wrong with a document.
  func pulledFindings(of path: String) throws -> [String] {
    let report = try ask("textDocument/diagnostic", document(path)) as? Object
    return (report?["items"] as? [Object] ?? []).map(Self.line)
  }

  static func line(_ diagnostic: Object) -> String {
    let start = (diagnostic["range"] as? Object)?["start"] as? Object
    return "\(start?["line"] ?? "?"):\(start?["character"] ?? "?") \(diagnostic["code"] ?? "?")"
  }

  /// Ends the session as an editor does, and returns how the server ended.
  func end() throws -> ChildProcess.End {
    _ = try ask("shutdown")
    try send(["method": "exit"])
    return process.wait()
  }

  func send(_ message: Object) throws {
    let content = try JSONSerialization.data(withJSONObject: message.merging(["jsonrpc": "2.0"]) { $1 })
    try process.write(Data("Content-Length: \(content.count)\r\n\r\n".utf8) + content)
  }

  private func take(_ isMeant: (Object) -> Bool) throws -> Object {
    if let index = waiting.firstIndex(where: isMeant) { return waiting.remove(at: index) }
    while true {
      let message = try receive()
      if isMeant(message) { return message }
      waiting.append(message)
    }
  }

  /// The next message, whichever it is.
  func receive() throws -> Object {
    while true {
      if let end = buffer.range(of: Data("\r\n\r\n".utf8)) {
        let header = String(decoding: buffer[..<end.lowerBound], as: UTF8.self)
        guard let length = header.firstMatch(of: /Content-Length: (\d+)/).flatMap({ Int($0.1) }) else {
          throw Failure(reason: "a header without a length: \(header)")
        }
        if buffer.endIndex - end.upperBound >= length {
          let content = buffer[end.upperBound..<end.upperBound + length]
          let message = try JSONSerialization.jsonObject(with: content) as? Object
          buffer = Data(buffer[(end.upperBound + length)...])
          return message ?? [:]
        }
      }
      let data = try process.read()
      if data.isEmpty { throw Failure(reason: "the server closed its output") }
      buffer += data
    }
  }
}
