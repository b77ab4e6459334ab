import Diagnostics
import LanguageServerProtocol

/// What the editor shows now, and what it has to be told so that it shows something else.
struct PublishedDiagnostics {
  private var byUnit: [UnitKey: [DocumentURI: [LSP.Diagnostic]]] = [:]
  /// The units that each open document is a part of.
  private var unitsOfDocument: [Path: Set<UnitKey>] = [:]

  /// Takes what is wrong with the units of a document; returns the documents whose diagnostics may have changed.
  mutating func take(_ diagnostics: UnitDiagnostics, of key: Path) -> Set<DocumentURI> {
    var touched = Set<DocumentURI>()
    let before = unitsOfDocument[key] ?? []
    unitsOfDocument[key] = Set(diagnostics.units.keys)
    for (unit, documents) in diagnostics.units {
      touched.formUnion((byUnit[unit] ?? [:]).keys)
      touched.formUnion(documents.keys)
      byUnit[unit] = documents
    }
    for unit in before where diagnostics.units[unit] == nil { touched.formUnion(remove(unit)) }
    return touched
  }

  /// Forgets a document that was closed; returns the documents whose diagnostics may have changed.
  mutating func close(_ key: Path) -> Set<DocumentURI> {
    let units = unitsOfDocument.removeValue(forKey: key) ?? []
    return units.reduce(into: []) { touched, unit in touched.formUnion(remove(unit)) }
  }

  /// All that is wrong with a document.
  func diagnostics(of uri: DocumentURI) -> [LSP.Diagnostic] {
    byUnit.values.flatMap { $0[uri] ?? [] }.inOrderOfReading
  }

  /// The other documents that are parts of the units of one.
  func documents(sharingUnitsWith key: Path) -> Set<Path> {
    guard let units = unitsOfDocument[key] else { return [] }
    return Set(unitsOfDocument.filter { $0.key != key && !$0.value.isDisjoint(with: units) }.keys)
  }

  private mutating func remove(_ unit: UnitKey) -> Set<DocumentURI> {
    // Another document is a part of it, and shows what is wrong with it.
    if unitsOfDocument.values.contains(where: { $0.contains(unit) }) { return [] }
    return Set((byUnit.removeValue(forKey: unit) ?? [:]).keys)
  }
}
