public import Reporting

extension LSP {
  /// What is wrong with a document, as the answer to a client that asks (LSP 3.17, Pull Diagnostics).
  public struct DiagnosticReport: Sendable {
    /// What the client says that it has, when it asks again.
    public let resultID: String
    private let items: JSONValue

    /// The report of all that is wrong with a document.
    public init(_ diagnostics: [Diagnostic]) {
      items = .array(diagnostics.map(\.json))
      // An id lives as long as the session: the hash is one that nobody outside can foresee, and two lists have the same
      // one once in 2^64.
      var hasher = Hasher()
      hasher.combine(items.text)
      resultID = String(UInt(bitPattern: hasher.finalize()), radix: 16)
    }

    /// The members of the answer, which says no more than the id where the client has it already.
    public func members(knownAs previous: String?) -> [(key: String, value: JSONValue?)] {
      previous == resultID
        ? [("kind", "unchanged"), ("resultId", .string(resultID))]
        : [("kind", "full"), ("resultId", .string(resultID)), ("items", items)]
    }

    /// The report about one of many documents; `version` is that of an open one.
    public func json(of uri: DocumentURI, version: Int?, knownAs previous: String?) -> JSONValue {
      JSONValue(
        members: members(knownAs: previous) + [("uri", uri.json), ("version", version.map { .integer($0) } ?? .null)])
    }
  }
}
