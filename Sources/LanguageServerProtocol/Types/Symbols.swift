public import Reporting

extension LSP {
  /// A named thing in a document.
  public struct Symbol: Sendable {
    /// What kind of thing it is, by the numbers of the specification.
    public enum Kind: Int, Sendable {
      case file = 1
      case module = 2
      case field = 8
      case function = 12
      case variable = 13
      case key = 20
      case event = 24
    }

    /// Its name.
    public let name: String
    /// A word about it.
    public let detail: String?
    /// What kind of thing it is.
    public let kind: Kind
    /// All of it.
    public let range: TextRange
    /// Its name's place.
    public let selectionRange: TextRange
    /// What lies in it.
    public var children: [Symbol]

    /// A named thing.
    public init(
      _ name: String, _ kind: Kind, detail: String? = nil, _ range: TextRange, selecting selection: TextRange,
      children: [Symbol] = []
    ) {
      self.name = name.isEmpty ? "(no name)" : name
      self.kind = kind
      self.detail = detail
      self.range = range
      // The specification wants the selection inside of the range.
      selectionRange = selection.start >= range.start && selection.end <= range.end ? selection : range
      self.children = children
    }

    /// The symbol with those that lie in it.
    public var json: JSONValue {
      JSONValue(members: [
        ("name", .string(name)), ("detail", detail.map { .string($0) }), ("kind", .integer(kind.rawValue)),
        ("range", range.json), ("selectionRange", selectionRange.json), ("children", .some(children.map(\.json))),
      ])
    }

    /// The symbol and those that lie in it, one after the other, each with the document that it is in.
    public func flat(in uri: DocumentURI, container: String? = nil) -> [JSONValue] {
      let own = JSONValue(members: [
        ("name", .string(name)), ("kind", .integer(kind.rawValue)),
        ("location", Location(uri, selectionRange).json), ("containerName", container.map { .string($0) }),
      ])
      return [own] + children.flatMap { $0.flat(in: uri, container: name) }
    }
  }
}
