import Diagnostics
import Fixing
import LanguageServerProtocol
import Snapshots

/// What the editor has open, and the folders that it lies in.
final class Workspace {
  /// Finds the folders of files.
  let folders: any CheckedFolders
  /// The documents that are open.
  private(set) var documents = OpenDocuments()
  /// The folders that the editor shows.
  var roots: [Path] = []
  /// What columns count.
  var encoding = PositionEncoding.utf16
  /// What the editor can do.
  var client = LSP.ClientCapabilities()
  /// A number that grows with every change that the server hears of, so that what was found out before is known to be old.
  private(set) var revision = 0

  /// A number that grows with every change that the server was told of, and with nothing else.
  private(set) var changesHeard = 0
  /// A number that grows with every change that may be one of files that are not open: on disk, or of the configuration.
  private(set) var diskRevision = 0

  private var lastChange = ContinuousClock.now

  /// How long what was found out counts where nobody tells of changes on disk.
  private static let longestMemory = Duration.seconds(5)

  init(_ folders: any CheckedFolders) { self.folders = folders }

  /// The same number, which also grows when it is old: files may have changed on disk.
  var freshRevision: Int {
    if ContinuousClock.now - lastChange > Self.longestMemory { changed() }
    return revision
  }

  private func changed() {
    revision += 1
    lastChange = .now
  }

  /// A file in the folder that it belongs to.
  struct Place {
    let folder: any CheckedFolder
    /// The path from the folder's root.
    let path: Path
  }

  /// Changes the documents that are open.
  func update<Result>(
    _ change: (inout OpenDocuments) throws(ResponseError) -> Result
  ) throws(ResponseError) -> Result {
    changed()
    changesHeard += 1
    return try change(&documents)
  }

  /// Takes note that files on disk may have changed.
  func diskChanged() {
    changed()
    changesHeard += 1
    diskRevision += 1
    folders.forget()
  }

  /// Takes note that what holds for all files may be something else.
  func settingsChanged() { diskRevision += 1 }

  /// Where a document lies; `nil` for one that is not a file.
  func place(of uri: DocumentURI) throws(SnapshotError) -> Place? {
    guard let file = uri.path else { return nil }
    let folder = try folders.folder(of: file, workspaces: roots)
    return folder.path(of: file).map { Place(folder: folder, path: $0) }
  }

  /// The files of a folder, with what is open laid over them.
  func files(of folder: any CheckedFolder) -> OverlaidSnapshot {
    let open = documents.all.compactMap { document -> (path: Path, document: OpenDocument)? in
      guard let file = document.uri.path, let path = folder.path(of: file), !folder.leavesOut(path) else { return nil }
      return (path, document)
    }
    var overlay: [Path: [UInt8]?] = [:]
    for (path, document) in open {
      for name in document.companions { overlay.updateValue(nil, forKey: path.parent.appending(name)) }
    }
    for (path, document) in open { overlay[path] = .some(document.text.bytes) }
    return OverlaidSnapshot(folder.files, overlay: overlay, looking: nil)
  }

  /// The document at a path of a folder, if it is open.
  func document(at path: Path, in folder: any CheckedFolder) -> OpenDocument? {
    let file = folder.root.appending(ByteString(path.bytes))
    if let document = documents[key: file] { return document }
    // The editor may have come to the file by a link.
    return documents.all.first { document in
      document.uri.path.flatMap { folder.path(of: $0) } == path
    }
  }

  /// The address of a file, which is the editor's own for one that is open.
  func uri(of path: Path, in folder: any CheckedFolder) -> DocumentURI {
    document(at: path, in: folder)?.uri ?? DocumentURI(file: folder.root.appending(ByteString(path.bytes)))
  }
}
