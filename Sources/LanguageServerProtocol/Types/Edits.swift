public import Reporting

extension LSP {
  /// A text that is written in the place of another.
  public struct TextEdit: Hashable, Sendable {
    /// What is replaced.
    public let range: TextRange
    /// What is written there.
    public let newText: String

    /// A change.
    public init(_ range: TextRange, _ newText: String) { (self.range, self.newText) = (range, newText) }

    /// The change as a message has it.
    public var json: JSONValue { ["range": range.json, "newText": .verbatim(newText)] }
  }

  /// Changes of several files.
  public struct WorkspaceEdit: Sendable {
    /// A change of one file.
    public enum Change: Sendable {
      /// Changes of a text; `version` is that of the open document they are made for.
      case edit(DocumentURI, version: Int?, [TextEdit])
      case create(DocumentURI)
      case rename(DocumentURI, to: DocumentURI)
      case delete(DocumentURI)
    }

    /// The changes, in their order.
    public var changes: [Change]

    /// Changes of several files.
    public init(_ changes: [Change]) { self.changes = changes }

    /// The changes as a message has them, or `nil` where the client takes no such changes.
    public func json(_ client: ClientCapabilities) -> JSONValue? {
      let edits = changes.compactMap { change -> (String, JSONValue)? in
        guard case .edit(let uri, _, let edits) = change else { return nil }
        return (uri.text, .array(edits.map(\.json)))
      }
      if client.takesDocumentChanges {
        guard edits.count == changes.count || client.takesFileOperations else { return nil }
        return ["documentChanges": .array(changes.map(\.json))]
      }
      guard edits.count == changes.count else { return nil }
      return ["changes": .object(edits.map { (key: $0.0, value: $0.1) })]
    }
  }

  /// What the client says that it can do, as far as answers depend on it.
  public struct ClientCapabilities: Sendable {
    /// Whether changes may name versions of documents.
    public var takesDocumentChanges = false
    /// Whether changes may make, rename and delete files.
    public var takesFileOperations = false
    /// Whether actions may be more than commands.
    public var takesCodeActions = false
    /// Whether documentation may be Markdown.
    public var takesMarkdown = false
    /// Whether symbols of a document may lie in each other.
    public var takesNestedSymbols = false
    /// Whether the server may show progress.
    public var takesProgress = false
    /// Whether the client asks for diagnostics by itself.
    public var asksForDiagnostics = false
    /// Whether the client watches files for a server that asks it to.
    public var watchesFiles = false
    /// Whether a rename may be refused before it begins.
    public var preparesRenames = false
    /// Whether the client shows hints in the lines of a text.
    public var showsInlayHints = false
    /// Whether the client asks again for hints and diagnostics when it is told to.
    public var refreshesDiagnostics = false

    /// A client that can do little.
    public init() {}
  }
}

extension LSP.WorkspaceEdit.Change {
  fileprivate var json: JSONValue {
    switch self {
    case .edit(let uri, let version, let edits):
      [
        "textDocument": ["uri": uri.json, "version": version.map { .integer($0) } ?? .null],
        "edits": .array(edits.map(\.json)),
      ]
    case .create(let uri): ["kind": "create", "uri": uri.json]
    case .rename(let old, let new): ["kind": "rename", "oldUri": old.json, "newUri": new.json]
    case .delete(let uri): ["kind": "delete", "uri": uri.json]
    }
  }
}
