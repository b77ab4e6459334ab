import Configuration
import Diagnostics
import GitSource
import Pipelines
import Snapshots

/// One side of a comparison, as somebody names it: a path on disk, `REV:path` of a commit, or `:path` of the index.
struct ComparedPath {
  /// What is there.
  let files: PipelineFiles
  /// The path in the repository, where it is known.
  let pathInRepository: Path?

  /// Reads what an argument names; the files on disk come first, as for git.
  init(_ argument: String, _ options: SourceOptions) throws(SnapshotError) {
    let path = RawArguments.path(argument).withoutEmptySteps
    let limit = Settings.standard.maxFileSize
    if argument.isEmpty { throw SnapshotError("an empty path names nothing") }
    if try DiskPath.isThere(path) {
      guard let files = try PipelineFiles(at: path, in: DiskSnapshot(paths: [path]), limit: limit) else {
        throw SnapshotError("there is no pipeline", path: path)
      }
      (self.files, pathInRepository) = (files, nil)
      return
    }
    guard let colon = argument.firstIndex(of: ":") else {
      throw SnapshotError("there is no such file or folder; REV:PATH names one of a commit", path: path)
    }
    let revision = String(argument[..<colon])
    let repository = try LintSource.openRepository(options)
    let snapshot: any Snapshot =
      revision.isEmpty ? try IndexSnapshot(repository) : try CommitSnapshot(repository, revision: revision)
    let inside = try Self.path(
      RawArguments.path(String(argument[argument.index(after: colon)...])).withoutEmptySteps, in: repository)
    guard let files = try PipelineFiles(at: inside, in: snapshot, limit: limit) else {
      throw SnapshotError("there is nothing of this path in \(revision.isEmpty ? "the index" : revision)", path: inside)
    }
    (self.files, pathInRepository) = (files, inside)
  }

  /// The path from the top of the repository; `./` and `../` are seen from the current folder, as git has it.
  private static func path(_ path: Path, in repository: GitRepository) throws(SnapshotError) -> Path {
    guard let first = path.components.first, first == "." || first == ".." else { return path }
    guard let folder = WorkingFolder(), let top = repository.workTree else { throw .noWorkingFolder }
    let absolute = folder.absolute(path)
    if absolute == top { return .top }
    guard let inside = absolute.relative(to: top) else { throw SnapshotError("is not in this repository", path: path) }
    return inside
  }
}
