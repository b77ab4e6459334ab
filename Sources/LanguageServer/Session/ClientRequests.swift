import Diagnostics
import LanguageServerProtocol
import Reporting

/// The requests of the server to the client.
final class ClientRequests {
  private let stream: MessageStream
  private var last = 0

  init(_ stream: MessageStream) { self.stream = stream }

  /// Sends a request; the id is what its answer repeats.
  @discardableResult
  func send(_ method: String, _ params: JSONValue) -> RequestID {
    let id = RequestID.text(ByteString(newName()))
    stream.send(.request(id, method, params))
    return id
  }

  /// A token that no other piece of work has.
  func newToken() -> LSP.ProgressToken { LSP.ProgressToken(newName()) }

  private func newName() -> String {
    last += 1
    return "kfplint-\(last)"
  }
}
