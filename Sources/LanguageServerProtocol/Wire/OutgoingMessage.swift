public import Reporting

/// A message of the server.
public enum OutgoingMessage: Sendable {
  /// The answer to a request.
  case result(RequestID, JSONValue)
  /// Why there is not one; without an id where the request's could not be read.
  case failure(RequestID?, ResponseError)
  /// Something that wants no answer.
  case notification(String, JSONValue)
  /// Something that wants an answer.
  case request(RequestID, String, JSONValue)

  /// The bytes on the wire: header and content.
  public var bytes: [UInt8] {
    let content = Array(json.text.utf8)
    return Array("Content-Length: \(content.count)\r\n\r\n".utf8) + content
  }

  private var json: JSONValue {
    switch self {
    case .result(let id, let result): ["jsonrpc": "2.0", "id": id.json, "result": result]
    case .failure(let id, let error): ["jsonrpc": "2.0", "id": id?.json ?? .null, "error": error.json]
    case .notification(let method, let params): ["jsonrpc": "2.0", "method": .string(method), "params": params]
    case .request(let id, let method, let params):
      ["jsonrpc": "2.0", "id": id.json, "method": .string(method), "params": params]
    }
  }
}
