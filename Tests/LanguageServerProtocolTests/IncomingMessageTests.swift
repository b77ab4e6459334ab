import Diagnostics
import LanguageServerProtocol
import Reporting
import Testing
import YAMLSyntax

@Suite("A message of a client")
struct IncomingMessageTests {
  @Test("is a request, a notification or an answer")
  func kinds() {
    guard
      case .request(.number(7), "shutdown", nil) = IncomingMessage(
        Array(#"{"jsonrpc": "2.0", "id": 7, "method": "shutdown", "params": null}"#.utf8)),
      case .request(.text("a"), "x", _?) = IncomingMessage(
        Array(#"{"jsonrpc": "2.0", "id": "a", "method": "x", "params": {}}"#.utf8)),
      case .notification("exit", nil) = IncomingMessage(Array(#"{"jsonrpc": "2.0", "method": "exit"}"#.utf8)),
      case .response(.number(1), isError: false) = IncomingMessage(
        Array(#"{"jsonrpc": "2.0", "id": 1, "result": null}"#.utf8))
    else {
      Issue.record("a message was read as another kind")
      return
    }
  }

  @Test(
    "that is broken is refused with a code of JSON-RPC",
    arguments: [
      ("", ResponseError.Code.parseError), ("{", .parseError), ("{\"jsonrpc\": \"2.0\"", .parseError),
      ("\u{0}", .parseError), ("[]", .invalidRequest), ("1", .invalidRequest), ("{}", .invalidRequest),
      (#"{"jsonrpc": "2.0", "id": 1}"#, .invalidRequest), (#"{"jsonrpc": 2.0, "method": "exit"}"#, .invalidRequest),
      (#"{"jsonrpc": "2.0", "id": 1, "method": 2}"#, .invalidRequest),
      (#"{"jsonrpc": "2.0", "id": [1], "method": "x"}"#, .invalidRequest),
    ])
  func broken(_ text: String, _ code: ResponseError.Code) {
    guard case .invalid(_, let error) = IncomingMessage(Array(text.utf8)) else {
      Issue.record("\(text) was taken")
      return
    }
    #expect(error.code == code)
  }

  @Test("keeps its id in an answer, also where it is refused")
  func id() {
    guard
      case .invalid(let id?, let error) = IncomingMessage(Array(#"{"jsonrpc": "1.0", "id": "x", "method": "y"}"#.utf8))
    else {
      Issue.record("the id was lost")
      return
    }
    let text = String(decoding: OutgoingMessage.failure(id, error).bytes, as: UTF8.self)
    #expect(text.contains(#""id": "x""#))
    #expect(text.contains("-32600"))
  }

  @Test("with half a surrogate pair has the replacement character there")
  func surrogate() {
    let message = IncomingMessage(
      Array(#"{"jsonrpc": "2.0", "method": "x", "params": {"text": "a\ud83dz"}}"#.utf8))
    guard case .notification(_, let params?) = message else {
      Issue.record("the message was refused")
      return
    }
    #expect(params["text"]?.scalar?.string == "a\u{FFFD}z")
  }

  @Test("is written with the length of its bytes")
  func written() {
    let bytes = OutgoingMessage.notification("x", ["text": "ä😀"]).bytes
    let parts = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n\r\n", maxSplits: 1)
    #expect(parts.first.map(String.init) == "Content-Length: \(parts.last?.utf8.count ?? 0)")
    var framing = MessageFraming()
    framing.append(bytes)
    guard case .content(let content)? = framing.next(), case .notification("x", let params?) = IncomingMessage(content)
    else {
      Issue.record("the message does not come back")
      return
    }
    #expect(params["text"]?.scalar?.string == "ä😀")
  }
}
