import Diagnostics
public import Reporting

extension LSP {
  /// What an editor shows of the thing below the pointer.
  public struct Hover: Sendable {
    /// What is shown, in Markdown.
    public let contents: String
    /// What it is about.
    public let range: TextRange?

    /// What is shown.
    public init(_ contents: String, _ range: TextRange?) { (self.contents, self.range) = (contents, range) }

    /// The answer as a message has it.
    public func json(_ client: ClientCapabilities) -> JSONValue {
      JSONValue(members: [
        (
          "contents",
          ["kind": client.takesMarkdown ? "markdown" : "plaintext", "value": .string(contents)]
        ), ("range", range?.json),
      ])
    }
  }

  /// Something that may be written at a place.
  public struct CompletionItem: Sendable {
    /// What kind of thing it is, by the numbers of the specification.
    public enum Kind: Int, Sendable {
      case variable = 6
      case property = 10
      case value = 12
      case enumMember = 20
      case reference = 18
    }

    /// What is shown.
    public let label: String
    /// What kind of thing it is.
    public let kind: Kind
    /// A word about it.
    public let detail: String?
    /// What it means, in Markdown.
    public let documentation: String?
    /// What is written, and in place of what.
    public let edit: TextEdit
    /// Its place in the list.
    public let order: Int

    /// Something that may be written.
    public init(
      _ label: String, _ kind: Kind, detail: String? = nil, documentation: String? = nil, edit: TextEdit, order: Int
    ) {
      self.label = label
      self.kind = kind
      self.detail = detail
      self.documentation = documentation
      self.edit = edit
      self.order = order
    }

    /// The item as a message has it.
    public var json: JSONValue {
      let digits = String(order)
      return JSONValue(members: [
        ("label", .verbatim(label)), ("kind", .integer(kind.rawValue)), ("detail", detail.map { .string($0) }),
        ("documentation", documentation.map { ["kind": "markdown", "value": .string($0)] }),
        ("sortText", .string(String(repeating: "0", count: max(0, 4 - digits.count)) + digits)),
        ("filterText", .verbatim(label)), ("textEdit", edit.json),
      ])
    }
  }

  /// A change that an editor offers.
  public struct CodeAction: Sendable {
    /// What it does.
    public let title: String
    /// The kind, such as `quickfix`.
    public let kind: String
    /// The diagnostic that goes away.
    public let diagnostic: Diagnostic?
    /// Whether it is what most people will want.
    public let isPreferred: Bool
    /// The changes.
    public let edit: WorkspaceEdit

    /// A change.
    public init(_ title: String, kind: String, _ diagnostic: Diagnostic?, isPreferred: Bool, _ edit: WorkspaceEdit) {
      self.title = title
      self.kind = kind
      self.diagnostic = diagnostic
      self.isPreferred = isPreferred
      self.edit = edit
    }

    /// The action as a message has it; `nil` where the client cannot make its changes.
    public func json(_ client: ClientCapabilities) -> JSONValue? {
      edit.json(client).map { edit in
        JSONValue(members: [
          ("title", .string(title)), ("kind", .string(kind)),
          ("diagnostics", diagnostic.map { .array([$0.json]) }), ("isPreferred", isPreferred ? .boolean(true) : nil),
          ("edit", edit),
        ])
      }
    }
  }

  /// A text that an editor shows in a line, and that the document does not have.
  public struct InlayHint: Sendable {
    let position: Position
    let label: String
    let tooltip: String?

    /// A text at a place.
    public init(_ label: String, at position: Position, tooltip: String? = nil) {
      self.label = label
      self.position = position
      self.tooltip = tooltip
    }

    /// The hint as a message has it.
    public var json: JSONValue {
      JSONValue(members: [
        ("position", position.json), ("label", .string(label)), ("paddingLeft", .boolean(true)),
        ("tooltip", tooltip.map { .string($0) }),
      ])
    }
  }

  /// A text that an editor shows above a line, and that the document does not have.
  public struct CodeLens: Sendable {
    let title: String
    let range: TextRange

    /// A text above a place.
    public init(_ title: String, at range: TextRange) { (self.title, self.range) = (title, range) }

    /// The lens as a message has it; there is nothing to run.
    public var json: JSONValue { ["range": range.json, "command": ["title": .string(title), "command": ""]] }
  }

  /// Lines that an editor may fold.
  public struct FoldingRange: Hashable, Sendable {
    let lines: ClosedRange<Int>

    /// Lines, from zero.
    public init(_ lines: ClosedRange<Int>) { self.lines = lines }

    /// The lines as a message has them.
    public var json: JSONValue {
      ["startLine": .integer(lines.lowerBound), "endLine": .integer(lines.upperBound), "kind": "region"]
    }
  }

  /// A text that leads to another document.
  public struct DocumentLink: Hashable, Sendable {
    let range: TextRange
    let target: DocumentURI
    let tooltip: String

    /// A text that leads somewhere.
    public init(_ range: TextRange, to target: DocumentURI, _ tooltip: String) {
      self.range = range
      self.target = target
      self.tooltip = tooltip
    }

    /// The link as a message has it.
    public var json: JSONValue { ["range": range.json, "target": target.json, "tooltip": .string(tooltip)] }
  }
}
