import Diagnostics
import LanguageServerProtocol
import RuleEngine
import Snapshots

/// A unit of a folder.
struct UnitKey: Hashable {
  let root: Path
  let unit: UnitID
}

/// What is wrong with the units of a document, by the documents that it shows in.
struct UnitDiagnostics {
  /// The diagnostics of each unit, by document; a unit without any is among them.
  private(set) var units: [UnitKey: [DocumentURI: [LSP.Diagnostic]]] = [:]

  /// What is told of a document of which nothing could be found out.
  init(unchecked uri: DocumentURI, _ reason: String) {
    let key = OpenDocument.key(of: uri)
    let unit = UnitKey(root: key, unit: UnitID(path: key, kind: .repository))
    units = [unit: [uri: [LSP.Diagnostic(unchecked: reason)]]]
  }

  /// Sorts what a check found.
  ///
  /// Only for a document that is open is it told that the configuration keeps it from being checked.
  init(_ check: DocumentCheck, of uri: DocumentURI, isOpen: Bool = true, _ workspace: Workspace) {
    let (root, table) = (check.place.folder.root, PlaceTable(workspace, check.place.folder))
    // What cannot be checked is told in the document itself.
    let own = UnitKey(root: root, unit: UnitID(path: check.place.path, kind: .repository))
    switch check.result {
    case .failure(let error): units[own] = [uri: [LSP.Diagnostic(unchecked: "\(error)")]]
    case .success(let result):
      for unit in result.units { units[UnitKey(root: root, unit: unit.id)] = [:] }
      for finding in check.findings {
        let place = table.location(finding.location)
        let location =
          place
          ?? LSP.Location(uri, LSP.TextRange(LSP.Position(line: 0, character: 0), LSP.Position(line: 0, character: 0)))
        units[UnitKey(root: root, unit: finding.unit), default: [:]][location.uri, default: []]
          .append(LSP.Diagnostic(finding, at: location.range, table))
      }
      let found = Set(check.findings.map(\.unit))
      for unit in result.units where unit.kind != .repository || !found.contains(unit.id) {
        guard case .unreadable(let reason) = unit.status, !found.contains(unit.id) else { continue }
        units[UnitKey(root: root, unit: unit.id), default: [:]][uri, default: []]
          .append(LSP.Diagnostic(unchecked: reason))
      }
      if result.isConfigurationInvalid, isOpen, check.place.path.name != ".kfplint.yaml" {
        units[own, default: [:]][uri] = [LSP.Diagnostic(unchecked: "the configuration .kfplint.yaml has problems")]
      }
    }
  }
}
