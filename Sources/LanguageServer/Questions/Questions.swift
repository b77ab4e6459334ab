import Configuration
import Diagnostics
import Fixing
import LanguageServerProtocol
import Snapshots
import YAMLSyntax

/// Prepares questions about documents; what was read for one serves the next until something changes.
final class Questions {
  private let workspace: Workspace
  private var known: (key: Path, revision: Int, question: DocumentQuestion)?

  init(_ workspace: Workspace) { self.workspace = workspace }

  /// The question that a request asks about a document; `nil` where nothing can be known of it.
  func question(_ params: YAMLNode?) throws(ResponseError) -> DocumentQuestion? {
    try question(about: try OpenDocuments.uri(of: params))
  }

  /// A question about a document; `nil` for one that is not open or is not a file.
  func question(about uri: DocumentURI) throws(ResponseError) -> DocumentQuestion? {
    guard let document = workspace.documents[uri] else { return nil }
    let revision = workspace.freshRevision
    if let known, known.key == document.key, known.revision == revision { return known.question }
    do throws(SnapshotError) {
      guard let place = try workspace.place(of: uri) else { return nil }
      let files = workspace.files(of: place.folder)
      let settings = try place.folder.settings(in: files)
      let question = DocumentQuestion(
        document: document, workspace: workspace, place: place, files: files, settings: settings,
        units: try OpenUnits(of: place.path, in: files, settings), table: PlaceTable(workspace, place.folder))
      known = (document.key, revision, question)
      return question
    } catch {
      throw ResponseError(.requestFailed, "\(error)")
    }
  }

  /// A question about a file that is not open; `nil` where nothing can be known of it.
  func question(about item: WorkspaceListing.Item) -> DocumentQuestion? {
    let files = workspace.files(of: item.folder)
    guard let entry = try? files.entry(at: item.path),
      case .bytes(let bytes) = try? files.content(of: entry, limit: item.settings.settings.maxFileSize),
      let units = try? OpenUnits(of: item.path, in: files, item.settings)
    else { return nil }
    let uri = workspace.uri(of: item.path, in: item.folder)
    return DocumentQuestion(
      document: OpenDocument(uri, version: nil, DocumentText(bytes)), workspace: workspace,
      place: Workspace.Place(folder: item.folder, path: item.path), files: files, settings: item.settings,
      units: units, table: PlaceTable(workspace, item.folder))
  }

  /// Forgets what was read for a document.
  func forget(_ key: Path) {
    if known?.key == key { known = nil }
  }
}
