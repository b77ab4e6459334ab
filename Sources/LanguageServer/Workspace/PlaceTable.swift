import Diagnostics
import LanguageServerProtocol

/// Turns places of the check into places of the protocol; the lines of each file are found once.
final class PlaceTable {
  private let workspace: Workspace
  private let folder: any CheckedFolder
  private var texts: [ObjectIdentifier: (file: SourceFile, text: DocumentText)] = [:]
  private var addresses: [Path: DocumentURI] = [:]

  init(_ workspace: Workspace, _ folder: any CheckedFolder) {
    self.workspace = workspace
    self.folder = folder
  }

  /// The range of some bytes of a file.
  func range(_ file: SourceFile, _ span: SourceSpan) -> LSP.TextRange {
    let text = text(of: file)
    return LSP.TextRange(
      text.position(of: Int(span.start), workspace.encoding), text.position(of: Int(span.end), workspace.encoding))
  }

  /// The place of some bytes of a file; `nil` for one that is not in the work tree.
  func location(_ file: SourceFile, _ span: SourceSpan) -> LSP.Location? {
    guard file.origin == .workTree else { return nil }
    return LSP.Location(uri(of: file.path), range(file, span))
  }

  /// A place of the check; `nil` for one that is not in a file of the work tree.
  func location(_ location: Location) -> LSP.Location? {
    location.place.flatMap { self.location($0.file, $0.span) }
  }

  /// The address of a file.
  func uri(of path: Path) -> DocumentURI {
    if let known = addresses[path] { return known }
    let uri = workspace.uri(of: path, in: folder)
    addresses[path] = uri
    return uri
  }

  private func text(of file: SourceFile) -> DocumentText {
    let key = ObjectIdentifier(file)
    if let known = texts[key] { return known.text }
    let text = DocumentText(file.bytes)
    texts[key] = (file, text)
    return text
  }
}
