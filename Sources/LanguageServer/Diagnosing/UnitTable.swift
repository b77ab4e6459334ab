import LanguageServerProtocol

/// What is wrong with documents, by the units that it comes from.
struct UnitTable {
  private var byDocument: [DocumentURI: [UnitKey: [LSP.Diagnostic]]] = [:]

  /// Takes what is wrong with some units; returns the documents that it shows in.
  mutating func take(_ diagnostics: UnitDiagnostics) -> Set<DocumentURI> {
    var touched = Set<DocumentURI>()
    for (unit, documents) in diagnostics.units {
      for (uri, found) in documents {
        // The configuration is looked at with each unit, and says the same each time.
        if byDocument[uri, default: [:]].updateValue(found, forKey: unit) == nil { touched.insert(uri) }
      }
    }
    return touched
  }

  /// All that is wrong with a document.
  func diagnostics(of uri: DocumentURI) -> [LSP.Diagnostic] {
    (byDocument[uri] ?? [:]).values.flatMap(\.self).inOrderOfReading
  }
}

extension [LSP.Diagnostic] {
  /// The diagnostics as somebody who reads the document comes across them.
  var inOrderOfReading: [LSP.Diagnostic] {
    sorted { ($0.range.start, $0.code, $0.message) < ($1.range.start, $1.code, $1.message) }
  }
}
