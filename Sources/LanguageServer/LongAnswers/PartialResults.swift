import LanguageServerProtocol
import Reporting
import YAMLSyntax

/// Where the parts of an answer go, if the client takes them before all are made (LSP 3.17, Partial Result Progress).
struct PartialResults {
  private let token: LSP.ProgressToken?
  private let stream: MessageStream

  /// What a request says about it.
  init(_ params: YAMLNode?, _ stream: MessageStream) {
    token = LSP.ProgressToken(params?["partialResultToken"])
    self.stream = stream
  }

  /// Whether the client takes parts; then the answer itself has none of them.
  var areWanted: Bool { token != nil }

  /// Tells a part.
  func send(_ value: JSONValue) {
    if let token { stream.send(token.notification(value)) }
  }
}
