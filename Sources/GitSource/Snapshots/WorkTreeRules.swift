import Diagnostics
import Snapshots

/// What becomes of the files on disk that are reached from paths that the user named.
struct WorkTreeRules {
  private let named: NamedPaths
  private let tracking: Tracking
  /// The repository's paths of the anchors; one is missing where git has no say: outside the work tree, in a submodule,
  /// or where git ignores what the user named.
  private let repositoryPaths: [NamedPaths.Anchor: Path]

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
  }

  /// What becomes of the file or folder at a path.
  ///
  /// Throws if the ignore rules cannot be read.
  func treatment(of path: Path, isFolder: Bool) throws(SnapshotError) -> DiskTreatment {
    guard let (anchor, names) = named.anchor(of: path), let start = repositoryPaths[anchor] else { return .included }
    let repositoryPath = names.reduce(start) { $0.appending($1) }
    if isFolder {
      if tracking.isSubmodule(repositoryPath) { return .submodule }
      // What git tracks, it goes on tracking whatever somebody puts beside it (`treat_directory` of its `dir.c`, 2.39).
      if !tracking.tracks(below: repositoryPath), NestedRepository.isOne(in: path) { return .submodule }
    }
    return try tracking.leavesOut(repositoryPath) ? .ignored : .included
  }
}

extension Path {
  /// The path below a folder, the top if it is that folder itself, `nil` if it lies elsewhere.
  func inside(_ folder: Path) -> Path? {
    self == folder ? .top : relative(to: folder)
  }
}
