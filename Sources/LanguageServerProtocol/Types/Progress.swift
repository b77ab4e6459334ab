import Diagnostics
public import Reporting
public import YAMLSyntax

extension LSP {
  /// What the reports of one piece of work are known by: an integer or a text (LSP 3.17, Progress Support).
  public struct ProgressToken: Hashable, Sendable {
    private let value: RequestID

    /// A token of the server's own.
    public init(_ text: String) { value = .text(ByteString(text)) }

    /// Reads a token of a message; `nil` where there is none.
    public init?(_ node: YAMLNode?) {
      guard let value = RequestID(node) else { return nil }
      self.value = value
    }

    /// The token as a message has it.
    public var json: JSONValue { value.json }

    /// The notification that tells of something, such as a part of an answer.
    public func notification(_ value: JSONValue) -> OutgoingMessage {
      .notification("$/progress", ["token": json, "value": value])
    }
  }

  /// How far a piece of work is (LSP 3.17, Work Done Progress).
  public enum WorkDone: Sendable {
    /// It begins, and the client may cancel it.
    case begin(title: String)
    /// So many parts of it are done.
    case report(done: Int, of: Int)
    /// It is over.
    case end

    /// The value of the notification.
    public var json: JSONValue {
      switch self {
      case .begin(let title):
        ["kind": "begin", "title": .string(title), "cancellable": .boolean(true), "percentage": .integer(0)]
      case .report(let done, let all):
        [
          "kind": "report", "cancellable": .boolean(true), "message": .string("\(done) of \(all)"),
          "percentage": .integer(all == 0 ? 100 : done * 100 / all),
        ]
      case .end: ["kind": "end"]
      }
    }
  }
}
