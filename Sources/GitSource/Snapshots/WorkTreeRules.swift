import Diagnostics
import Snapshots

/// What becomes of the files on disk that are reached from paths that the user named.
struct WorkTreeRules {
  private let named: NamedPaths
  private let tracking: Tracking
  /// The repository's paths of the anchors; one is missing where git has no say: outside the work tree, in a submodule,
  /// or where git ignores what the user named.
  private let repositoryPaths: [NamedPaths.Anchor: Path]
  /// Whether paths from the current folder are those of the repository.
  private let startsAtTop: Bool

  /// Looks up where in the repository the named paths lie.
  ///
  /// Throws if the index or the ignore rules cannot be read.
  init(for named: NamedPaths, in repository: GitRepository) throws(SnapshotError) {
    tracking = try Tracking(of: repository)
    var paths: [NamedPaths.Anchor: Path] = [:]
    if let top = repository.workTree?.resolved {
      for anchor in named.anchors {
        guard let folder = anchor.folder.resolved?.inside(top), let path = anchor.named.resolved?.inside(top) else {
          continue
        }
        if !tracking.isInSubmodule(path), try !tracking.leavesOut(path) { paths[anchor] = folder }
      }
    }
    repositoryPaths = paths
    self.named = named
    let only = named.anchors.count == 1 ? named.anchors.first : nil
    startsAtTop = only.map { $0.folder.isTop && paths[$0] == .top } ?? false
  }

  /// What becomes of the file or folder at a path.
  ///
  /// Throws if the ignore rules cannot be read.
  func treatment(of path: Path, isFolder: Bool) throws(SnapshotError) -> DiskTreatment {
    guard let repositoryPath = repositoryPath(of: path) else { return .included }
    // What git tracks, it goes on tracking whatever somebody puts next to it (`treat_directory` of its `dir.c`, 2.39).
    if isFolder, tracking.tracks(below: repositoryPath) { return .included }
    if isFolder, tracking.isSubmodule(repositoryPath) || NestedRepository.isOne(in: path) { return .submodule }
    return try tracking.leavesOut(repositoryPath) ? .ignored : .included
  }

  /// The repository's path of one that is reached from the current folder; `nil` where git has no say.
  private func repositoryPath(of path: Path) -> Path? {
    // Mostly all of a work tree is looked at, and no path has to be taken apart.
    if startsAtTop, let first = path.bytes.first, first != UInt8(ascii: "/"), first != UInt8(ascii: ".") { return path }
    guard let (anchor, names) = named.anchor(of: path), let start = repositoryPaths[anchor] else { return nil }
    return names.reduce(start) { $0.appending($1) }
  }
}

extension Path {
  /// The path below a folder, the top if it is that folder itself, `nil` if it lies elsewhere.
  func inside(_ folder: Path) -> Path? {
    self == folder ? .top : relative(to: folder)
  }
}
