import Configuration
import Diagnostics
import GitSource
import LanguageServer
import RuleEngine
import Rules
import Snapshots

/// The folders that the files of an editor belong to, each opened once as long as nothing changes.
final class EditorFolders: CheckedFolders {
  private let options: LintOptions
  private let copies = PinnedCopies()
  private var known: [Path: (folder: EditorFolder, opened: ContinuousClock.Instant)] = [:]

  /// How long what git tracks and ignores is taken to be as it was, where no editor tells of changes.
  private static let longestMemory = Duration.seconds(5)
  /// How many folders are kept open.
  private static let mostKnown = 64

  init(_ options: LintOptions) { self.options = options }

  let rules: [RuleInfo] = Rulebook.rules.map(\.info)
  let knownRules: [KnownRule] = Rulebook.known

  func folder(of file: Path, workspaces: [Path]) throws(SnapshotError) -> any CheckedFolder {
    let place = existingFolder(above: file)
    let now = ContinuousClock.now
    if let (folder, opened) = known[place], now - opened < Self.longestMemory { return folder }
    let folder = try open(place, workspaces)
    if known.count >= Self.mostKnown { known.removeAll() }
    known[place] = (folder, now)
    return folder
  }

  func copy(of bytes: [UInt8], at commit: String, _ path: Path) throws(SnapshotError) -> Path {
    try copies.path(of: bytes, at: commit, path)
  }

  func isCopy(_ file: Path) -> Bool { copies.contains(file) }

  func forget() { known.removeAll() }

  private func open(_ place: Path, _ workspaces: [Path]) throws(SnapshotError) -> EditorFolder {
    if let repository = try GitRepository(
      discoveringFrom: place, environment: .process.withoutRepository, trusting: options.source.trustRepository,
      fetching: options.source.allowFetch), let top = repository.workTree
    {
      // One folder for all files of a work tree, so that they share what git says.
      if let other = known.values.first(where: {
        $0.folder.root == top && ContinuousClock.now - $0.opened < Self.longestMemory
      }) {
        return other.folder
      }
      return try EditorFolder(top, of: repository, options)
    }
    let around = workspaces.filter { $0 != "/" && (place == $0 || place.isInside($0)) }
    let root = around.min { $0.bytes.count < $1.bytes.count } ?? place
    if DiskPath.isRoot(root) {
      throw SnapshotError("/ is all of the file system; put the file into a folder", path: root)
    }
    return try EditorFolder(root, of: nil, options)
  }

  /// The folder of a file, or the nearest one above it: what is open may not be saved yet.
  private func existingFolder(above file: Path) -> Path {
    var folder = file.folder
    while !DiskPath.isFolder(folder), folder != "/" { folder = folder.folder }
    return folder
  }
}
