import Configuration
import Diagnostics
import GitSource
import LanguageServer
import Policies
import RuleEngine
import Snapshots

/// A work tree, or a folder that is in none, as an editor has it checked.
final class EditorFolder: CheckedFolder {
  let root: Path
  let files: any Snapshot
  private let repository: GitRepository?
  private let options: LintOptions

  /// The files on disk at and below a folder, without those that git ignores if it is a work tree.
  init(_ root: Path, of repository: GitRepository?, _ options: LintOptions) throws(SnapshotError) {
    self.root = root
    self.repository = repository
    self.options = options
    let disk: any Snapshot =
      if let repository { try WorkTreeSnapshot(repository, paths: [root]) } else { try DiskSnapshot(paths: [root]) }
    files = RootedSnapshot(disk, at: root)
  }

  func path(of file: Path) -> Path? {
    if let path = file.relative(to: root) { return path }
    if let repository { return repository.repositoryPath(of: file) }
    guard let folder = file.folder.realPath, let root = root.realPath else { return nil }
    return folder.appending(file.name).relative(to: root)
  }

  func leavesOut(_ path: Path) -> Bool {
    guard repository != nil, FileOnDisk.exists(root.appending(ByteString(path.bytes))) else { return false }
    do throws(SnapshotError) { return try files.entry(at: path) == nil } catch { return false }
  }

  func settings(in files: any Snapshot) throws(SnapshotError) -> FolderSettings {
    let source = source(files, [])
    let found = try ConfigurationLookup.find(for: source, options.source)
    return FolderSettings(
      configuration: found.configuration, settings: found.settings,
      policy: Policy(settings: found.settings, today: Today.now),
      policies: found.settings.policies.map { RuleInfo($0) },
      sources: source.sourceRepositories(found.settings, of: found, options.source))
  }

  func check(_ files: any Snapshot, touching paths: [Path]) async throws(SnapshotError) -> Check.Result {
    try await SourceCheck(of: source(files, paths), options).result
  }

  private func source(_ files: any Snapshot, _ paths: [Path]) -> LintSource {
    LintSource(files, .touched(by: paths), name: "", searched: paths, repository: repository)
  }
}
