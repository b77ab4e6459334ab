import Configuration
import Diagnostics
import RuleEngine
import Snapshots

/// The files called `.kfplint.yaml` that nothing reads, since they do not lie at the root of what is checked.
///
/// Somebody wrote each of them to change something, and a check without a word of it would seem to agree.
struct NestedConfigurations {
  private let paths: [Path]

  /// Looks in the folders that hold what was checked, up to the root.
  ///
  /// Where the check listed all of them, nobody has to ask for each folder again.
  init(
    of result: Check.Result, in source: LintSource, _ found: ConfigurationLookup.Found
  ) throws(SnapshotError) {
    let listed = source.searched.isEmpty || source.searched == [.top] ? result.configurationFiles : nil
    let folders = listed?.isEmpty ?? false ? [] : Self.folders(of: result.units, found)
    var paths: [Path] = []
    if let listed {
      paths = listed.filter { folders.contains($0.parent) }
    } else {
      for folder in folders {
        let path = folder.appending(ConfigurationFile.name)
        let isThere =
          switch source.root {
          case .snapshotTop: try source.snapshot.entry(at: path) != nil
          case .disk: try DiskPath.isThere(path)
          }
        if isThere { paths.append(path) }
      }
    }
    self.paths = paths.sorted()
  }

  private static func folders(of units: [Outcome.Unit], _ found: ConfigurationLookup.Found) -> Set<Path> {
    var folders = Set<Path>()
    for unit in units where unit.kind != .repository {
      var folder = unit.path
      while folders.insert(folder).inserted, !folder.isTop, !found.pathFromRoot(folder).isTop { folder = folder.folder }
    }
    return folders.filter { !found.pathFromRoot($0).isTop }
  }

  /// What to tell of them: one line, however many there are.
  var note: String? {
    guard let first = paths.first else { return nil }
    let others = paths.count > 1 ? " and \(paths.count - 1) more like it" : ""
    return "nothing reads \(first)\(others): the configuration lies at the top of the repository"
  }
}
