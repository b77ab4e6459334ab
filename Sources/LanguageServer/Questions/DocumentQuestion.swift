import Diagnostics
import Fixing
import LanguageServerProtocol
import Pipelines
import Schedules
import Snapshots
import YAMLSyntax

/// A question about a document that is open, with all that answers are made of.
struct DocumentQuestion {
  let document: OpenDocument
  let workspace: Workspace
  let place: Workspace.Place
  /// The files, with what is open laid over them.
  let files: OverlaidSnapshot
  let settings: FolderSettings
  let units: OpenUnits
  let table: PlaceTable

  /// The path of the document from the folder's root.
  var path: Path { place.path }

  /// The offset in the document of a position.
  func offset(of position: LSP.Position) -> Int { document.text.offset(of: position, workspace.encoding) }

  /// The range of some bytes of the document.
  func range(_ span: SourceSpan) -> LSP.TextRange {
    LSP.TextRange(
      document.text.position(of: Int(span.start), workspace.encoding),
      document.text.position(of: Int(span.end), workspace.encoding))
  }

  /// The tree of the document, as one of its units has read it; `nil` where it does not parse.
  var tree: YAMLTree? {
    for unit in units.pipelines {
      if let document = unit.document, document.file.path == path { return document.tree }
    }
    for unit in units.schedules {
      if let document = unit.files.documents.first(where: { $0.file.path == path }) { return document.tree }
    }
    return nil
  }

  /// Whether there is a file at a path of the folder.
  func isFile(_ path: Path) -> Bool {
    guard let entry = try? files.entry(at: path) else { return false }
    return entry.kind == .file
  }
}
