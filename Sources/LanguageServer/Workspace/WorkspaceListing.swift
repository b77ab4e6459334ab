import Diagnostics
import LanguageServerProtocol
import Pipelines
import RuleEngine
import Schedules
import Snapshots

/// What may be a pipeline or a schedule in the folders that the editor shows, found by the names of files alone.
///
/// It is made only for who asks about all of them, and kept until something changes on disk.
final class WorkspaceListing {
  /// A file that stands for its unit.
  struct Item {
    let folder: any CheckedFolder
    let settings: FolderSettings
    /// The file, from the folder's root.
    let path: Path
    /// The folder of the unit, or the file itself.
    let unit: Path
    /// Whether another file of the same unit comes before it.
    let isSecond: Bool

    /// What an answer about it is known by.
    var key: Path { folder.root.appending(ByteString(path.bytes)) }
  }

  private let workspace: Workspace
  private var known: (revision: Int, items: [Item])?

  init(_ workspace: Workspace) { self.workspace = workspace }

  /// All of them, folders before single files.
  func items() throws(ResponseError) -> [Item] {
    if let known, known.revision == workspace.diskRevision { return known.items }
    let revision = workspace.diskRevision
    var items: [Item] = []
    var seen = Set<Path>()
    do throws(SnapshotError) {
      for root in workspace.roots {
        for item in try self.items(below: root) where seen.insert(item.key).inserted { items.append(item) }
      }
    } catch {
      throw ResponseError(.requestFailed, "\(error)")
    }
    known = (revision, items)
    return items
  }

  /// Whether the editor has a file of a unit open: then what is typed counts.
  func isOpen(_ item: Item, among open: [Path]) -> Bool {
    open.contains { $0 == item.path || item.unit.isTop || $0.isInside(item.unit) }
  }

  private func items(below root: Path) throws(SnapshotError) -> [Item] {
    let sample = root.appending("recurring_runs.yaml")
    let folder = try workspace.folders.folder(of: sample, workspaces: workspace.roots)
    guard let top = folder.path(of: sample)?.parent else { return [] }
    let settings = try folder.settings(in: workspace.files(of: folder))
    let entries = try folder.files.entries(below: top)
    let files = Set(entries.lazy.map(\.path))
    func item(_ path: Path, of unit: Path, isSecond: Bool = false) -> Item {
      Item(folder: folder, settings: settings, path: path, unit: unit, isSecond: isSecond)
    }
    let schedules = try ScheduleDiscovery(snapshot: folder.files, layout: settings.policy.scheduleLayout)
      .discoverAll(among: entries).flatMap { candidate in
        [ScheduleFiles.runsName, ScheduleFiles.experimentsName].map { candidate.folder.appending($0) }
          .filter { files.contains($0) }.enumerated()
          .map { item($1, of: candidate.folder, isSecond: $0 > 0) }
      }
    let pipelines = try PipelineDiscovery(snapshot: folder.files, layout: settings.policy.layout)
      .discoverAll(among: entries).candidates.map { candidate in
        candidate.kind == .bare
          ? item(candidate.path, of: candidate.path)
          : item(candidate.path.appending("workflow.yaml"), of: candidate.path)
      }
    return schedules + pipelines
  }
}
