import Diagnostics
public import Reporting

extension LSP {
  /// A place in a document.
  public struct Location: Hashable, Sendable {
    /// The document.
    public let uri: DocumentURI
    /// The place.
    public let range: TextRange

    /// A place.
    public init(_ uri: DocumentURI, _ range: TextRange) { (self.uri, self.range) = (uri, range) }

    /// The place as a message has it.
    public var json: JSONValue { ["uri": uri.json, "range": range.json] }
  }

  /// Something that is wrong in a document.
  public struct Diagnostic: Sendable {
    /// How bad it is, from 1.
    public enum Severity: Int, Sendable {
      case error = 1
      case warning
      case information
      case hint
    }

    /// How an editor may show it.
    public enum Tag: Int, Sendable {
      /// Nothing uses it: it may be greyed out.
      case unnecessary = 1
      /// It is outdated: it may be struck through.
      case deprecated
    }

    /// The place.
    public var range: TextRange
    /// How bad it is.
    public var severity: Severity
    /// The rule.
    public var code: String
    /// The address of the rule's page.
    public var codeDescription: String?
    /// What is wrong.
    public var message: String
    /// How an editor may show it.
    public var tags: [Tag] = []
    /// Other places that belong to it.
    public var related: [(location: Location, message: String)] = []
    /// What the server finds it by again.
    public var data: String?

    /// Something that is wrong.
    public init(_ range: TextRange, _ severity: Severity, code: String, _ message: String) {
      self.range = range
      self.severity = severity
      self.code = code
      self.message = message
    }

    /// The diagnostic as a message has it.
    public var json: JSONValue {
      JSONValue(members: [
        ("range", range.json), ("severity", .integer(severity.rawValue)), ("code", .string(code)),
        ("codeDescription", codeDescription.map { ["href": .string($0)] }), ("source", "kfplint"),
        ("message", .string(message)), ("tags", .some(tags.map { .integer($0.rawValue) })),
        (
          "relatedInformation",
          .some(related.map { ["location": $0.location.json, "message": .string($0.message)] })
        ),
        ("data", data.map { .string($0) }),
      ])
    }
  }
}
