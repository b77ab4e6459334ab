import Configuration
import Diagnostics
import GitSource
import RuleEngine
import Snapshots

/// Where a repository has pipelines and schedules, as far as they are recognised without a configuration.
struct RepositoryLayout {
  /// The top of what was looked at: the repository's, or the current folder.
  let top: Path
  /// Folders with a `workflow.yaml` and perhaps `params/`, from the top.
  let pipelines: [Path]
  /// Compiled pipelines under other names.
  let files: [Path]
  /// Folders with the schedules of a team.
  let schedules: [Path]
  /// All folders.
  private let folders: Set<Path>

  /// Looks around the current folder.
  init() async throws(SnapshotError) {
    let repository = try GitRepository()
    guard let folder = WorkingFolder() else {
      throw SnapshotError("the current folder does not exist any more, or cannot be reached")
    }
    top = repository?.workTree ?? folder.path
    let paths = [top]
    let snapshot: any Snapshot =
      if let repository, !repository.isBare {
        try WorkTreeSnapshot(repository, paths: paths)
      } else {
        try DiskSnapshot(paths: paths)
      }
    let (top, root) = (top, self.top)
    let result = try await Check(of: snapshot, rules: [], policy: Policy(settings: .standard)).run(.whole)
    func units(_ kinds: UnitID.Kind...) -> [Path] {
      result.units.filter { kinds.contains($0.kind) }.compactMap { $0.path.relative(to: root) }
    }
    pipelines = units(.pipeline)
    files = units(.barePipeline)
    schedules = units(.schedule)
    var folders = Set<Path>()
    for entry in try snapshot.entries(below: top) {
      var folder = (entry.path.relative(to: root) ?? entry.path).folder
      while !folder.isTop, folders.insert(folder).inserted { folder = folder.folder }
    }
    self.folders = folders
  }

  /// Patterns that cover what was found of a kind and no other folder; none where there are none that say it shortly.
  ///
  /// A folder that such a pattern names is a pipeline also when its `workflow.yaml` is gone: only then can that be told.
  func patterns(of found: [Path]) -> [String] {
    guard let first = found.first, !first.isTop else { return [] }
    let names = Set(found.map(\.name))
    var candidates: [String] = []
    // One folder called RENDERED_PIPELINE is a convention, one called `train` is not.
    if names.count == 1, found.count > 1 || "\(first.name)".lowercased().contains("rendered") {
      candidates.append("**/\(first.name)")
    }
    let parents = Set(found.map(\.folder))
    if parents.count == 1, !first.folder.isTop { candidates.append("\(first.folder)/*") }
    for candidate in candidates {
      guard let pattern = try? PathPattern(ByteString(candidate)) else { continue }
      if Set(folders.filter(pattern.matches)) == Set(found) { return [candidate] }
    }
    return found.count > 8 ? [] : found.map(\.description)
  }
}
