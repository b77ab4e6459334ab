import Diagnostics
import Fixing
import LanguageServerProtocol
import RuleEngine
import Snapshots

/// What a check of the units of a document found out.
struct DocumentCheck {
  /// The document's place.
  let place: Workspace.Place
  /// What was looked at.
  let files: OverlaidSnapshot
  /// What was found out, or why nothing was.
  let result: Result<Check.Result, SnapshotError>
  /// The state of the workspace that it is about.
  let revision: Int

  /// The findings that count.
  var findings: [Finding] {
    guard case .success(let result) = result else { return [] }
    return result.findings.filter { $0.suppression == nil }
  }
}

/// Checks documents, and keeps what came of it until something changes.
final class DocumentChecks {
  private let workspace: Workspace
  private var known: [Path: DocumentCheck] = [:]

  init(_ workspace: Workspace) { self.workspace = workspace }

  /// The check of a document's units as they are now; `nil` for a document that is not a file.
  ///
  /// Throws where not even the folder can be opened that it belongs to, such as somebody else's repository.
  func check(of uri: DocumentURI) async throws(SnapshotError) -> DocumentCheck? {
    let key = OpenDocument.key(of: uri)
    if workspace.folders.isCopy(key) { return nil }
    let revision = workspace.freshRevision
    if let check = known[key], check.revision == revision { return check }
    guard let place = try workspace.place(of: uri) else { return nil }
    let files = workspace.files(of: place.folder)
    let result: Result<Check.Result, SnapshotError>
    do throws(SnapshotError) {
      result = .success(try await place.folder.check(files, touching: [place.path]))
    } catch {
      result = .failure(error)
    }
    let check = DocumentCheck(place: place, files: files, result: result, revision: revision)
    known[key] = check
    return check
  }

  /// Forgets what is known of a document that was closed.
  func forget(_ key: Path) { known[key] = nil }
}
