import Configuration
import Diagnostics
import Pipelines
import RuleEngine
import Snapshots

extension LintSource {
  /// A file from standard input: alone, or in the place of the file at a path, with the files that are around that one.
  static func standardInput(
    path: String?, as kind: DeclaredKind?, isStaged: Bool, _ options: LintOptions
  ) throws(SnapshotError) -> LintSource {
    guard let folder = WorkingFolder() else { throw .noWorkingFolder }
    let path = path.map { folder.leadingToPipeline(RawArguments.path($0).withoutEmptySteps) }
    let input = try StandardInputSnapshot(path: path ?? "<stdin>", limit: Settings.standard.maxFileSize)
    if input.isEmpty { throw SnapshotError("standard input is empty: the command before it wrote nothing") }
    if let path {
      if isStaged { return try standIn(input, inIndexAt: path, as: kind, folder, options) }
      if DiskPath.isFolder(path) { throw SnapshotError("is a folder, and standard input is one file", path: path) }
      if DiskPath.isFolder(path.folder) { return try standIn(input, onDiskAt: path, as: kind, options) }
    }
    return LintSource(
      input, .named(files: [path ?? "<stdin>"], as: kind, andFolders: false), name: fromStandardInput,
      root: .disk(search: folder.foldersUpwards(from: .top), fallback: folder.path, folder))
  }

  /// Standard input in the place of a file on disk.
  private static func standIn(
    _ input: StandardInputSnapshot, onDiskAt path: Path, as kind: DeclaredKind?, _ options: LintOptions
  ) throws(SnapshotError) -> LintSource {
    // A file that is not saved yet has a folder all the same.
    let around = try disk([DiskPath.exists(path) ? path : path.folder], as: kind, options)
    return LintSource(
      StandInSnapshot(input, at: path, in: around.snapshot), .named(files: [path], as: kind, andFolders: false),
      name: fromStandardInput, searched: [path], root: around.root, repository: around.repository)
  }

  /// Standard input in the place of a file of the index, in which paths start at the top of the repository.
  private static func standIn(
    _ input: StandardInputSnapshot, inIndexAt path: Path, as kind: DeclaredKind?, _ folder: WorkingFolder,
    _ options: LintOptions
  ) throws(SnapshotError) -> LintSource {
    let around = try staged(options)
    guard let top = around.workTree.flatMap({ folder.absolute($0).realPath }),
      let inTop = (folder.absolute(path.folder).realPath ?? folder.absolute(path.folder)).appending(path.name)
        .relative(to: top)
    else {
      throw SnapshotError("lies outside of the work tree", path: path)
    }
    return LintSource(
      StandInSnapshot(input, at: inTop, in: around.snapshot), .named(files: [inTop], as: kind, andFolders: false),
      name: fromStandardInput, searched: [inTop], repository: around.repository)
  }

  private static let fromStandardInput = "from standard input"
}
