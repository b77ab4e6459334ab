import Reporting

/// Why a request is not answered, with the codes of JSON-RPC 2.0 and of LSP 3.17.
public struct ResponseError: Error, Sendable, Equatable {
  /// The kind of error.
  public enum Code: Int, Sendable {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    case internalError = -32603
    case serverNotInitialized = -32002
    case requestFailed = -32803
    case serverCancelled = -32802
    case contentModified = -32801
    case requestCancelled = -32800
  }

  /// The kind of error.
  public let code: Code
  /// What happened, for people.
  public let message: String

  /// An error.
  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  var json: JSONValue { ["code": .integer(code.rawValue), "message": .string(message)] }
}
