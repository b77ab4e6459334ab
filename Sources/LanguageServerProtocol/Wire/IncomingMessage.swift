import Diagnostics
public import YAMLSyntax

/// A message of the client, as far as it could be understood.
public enum IncomingMessage: Sendable {
  /// Something that wants an answer.
  case request(RequestID, method: String, params: YAMLNode?)
  /// Something that wants none.
  case notification(method: String, params: YAMLNode?)
  /// The answer to a request of the server; `isError` where the client refuses it.
  case response(RequestID, isError: Bool)
  /// What is not a message, and what to answer.
  case invalid(RequestID?, ResponseError)

  /// Reads the content of a message.
  ///
  /// Half a surrogate pair in a text becomes U+FFFD, as in any decoder that does not refuse it.
  public init(_ content: [UInt8]) {
    let root: YAMLNode
    do throws(JSONSyntaxError) {
      root = try JSONText.parse(SourceFile(path: "message", origin: .standardInput, bytes: content), dialect: .go)
    } catch {
      self = .invalid(nil, ResponseError(.parseError, "the message is not JSON: \(error.message)"))
      return
    }
    guard root.kind == .mapping else {
      self = .invalid(nil, ResponseError(.invalidRequest, "a message is one JSON object"))
      return
    }
    let id = RequestID(root["id"])
    guard let version = root["jsonrpc"], version.scalarStyle == .doubleQuoted, version.scalarEquals("2.0") else {
      self = .invalid(id, ResponseError(.invalidRequest, "the message does not say \"jsonrpc\": \"2.0\""))
      return
    }
    let params = root["params"].flatMap { $0.isNull && $0.scalarStyle == .plain ? nil : $0 }
    guard let method = root["method"] else {
      let isAnswer = root["result"] != nil || root["error"] != nil
      if let id, isAnswer {
        self = .response(id, isError: root["error"] != nil)
      } else {
        self = .invalid(id, ResponseError(.invalidRequest, "the message has neither a method nor a result"))
      }
      return
    }
    guard method.scalarStyle == .doubleQuoted, let name = method.scalar?.string else {
      self = .invalid(id, ResponseError(.invalidRequest, "the method is not a text"))
      return
    }
    if let id {
      self = .request(id, method: name, params: params)
    } else if root["id"] == nil {
      self = .notification(method: name, params: params)
    } else {
      self = .invalid(nil, ResponseError(.invalidRequest, "the id is neither an integer nor a text"))
    }
  }

  /// The request that a `$/cancelRequest` is about, if this is one.
  public var cancelledRequest: RequestID? {
    guard case .notification("$/cancelRequest", let params) = self else { return nil }
    return RequestID(params?["id"])
  }

  /// Whether this is the request with an id.
  func isRequest(_ id: RequestID) -> Bool {
    if case .request(id, _, _) = self { true } else { false }
  }
}
