import Diagnostics
import Pipelines
public import Snapshots

/// Reads what jobs take from commits: each file once, however many jobs share it.
///
/// It belongs to the thread that reads.
public final class SourceReader {
  private let repositories: any SourceRepositories
  private let limit: Int
  private var files: [FileKey: PipelineFile?] = [:]
  private var paths: [FileKey: [Path]] = [:]

  /// How many commits are searched for a path that was probably meant, which takes all of their folders.
  private static let mostSearched = 8

  private struct FileKey: Hashable {
    let owner: ByteString
    let repository: ByteString
    let commit: ObjectID
    let path: Path
  }

  /// Reads from repositories that are available, no file larger than `limit` bytes.
  public init(_ repositories: any SourceRepositories, limit: Int) {
    self.repositories = repositories
    self.limit = limit
  }

  /// Looks up everything that the jobs of schedules take from a commit, and whether the branch has changed it since.
  public func contents(for schedule: Schedule) -> PinnedContents {
    var contents: [PinnedContents.Key: PinnedContent] = [:]
    for run in schedule.runs {
      for file in run.pinnedFiles {
        guard let key = PinnedContents.Key(file), contents[key] == nil else { continue }
        contents[key] = content(of: key, comparesWithBranch: true)
      }
    }
    return PinnedContents(contents)
  }

  /// Looks up one file; `nil` if its names are not complete, or cannot be those of a file.
  public func content(of file: PinnedFile) -> PinnedContent? {
    PinnedContents.Key(file).map { content(of: $0, comparesWithBranch: false) }
  }

  private func content(of key: PinnedContents.Key, comparesWithBranch: Bool) -> PinnedContent {
    switch repositories.commit(named: key.reference, owner: key.owner, repository: key.repository) {
    case .unavailable(let why): return .unavailable(why)
    case .unknown: return .unknownReference
    case .ambiguous(let sentence): return .ambiguousReference(sentence)
    case .found(let commit):
      let path = Path(key.path.bytes)
      let fileKey = FileKey(owner: key.owner, repository: key.repository, commit: commit.id, path: path)
      let file = files[fileKey] ?? read(path, from: commit.files)
      files[fileKey] = .some(file)
      guard let file else {
        return .missing(PinnedVersion(commit), meant: nearestPath(to: fileKey, in: commit.files))
      }
      let folder = path.parent.isTop ? path : path.parent
      let staysBehind = comparesWithBranch && key.isWorkflow && commit.kind != .branch
      let isBehind = staysBehind && commit.history?.hasChanged(folder, since: commit.id) ?? false
      return .file(PinnedVersion(commit, isBehind: isBehind), file)
    }
  }

  private func read(_ path: Path, from snapshot: any Snapshot) -> PipelineFile? {
    do throws(SnapshotError) {
      return try snapshot.entry(at: path).map { FileReader(snapshot).read($0, limit: limit) }
    } catch {
      return PipelineFile(path: path, content: .unreadable(error.message))
    }
  }

  /// The path of a file that differs from the one wanted by a misspelling, or only in its folders' names.
  private func nearestPath(to key: FileKey, in snapshot: any Snapshot) -> Path? {
    let commit = FileKey(owner: key.owner, repository: key.repository, commit: key.commit, path: .top)
    if paths[commit] == nil, paths.count < Self.mostSearched {
      paths[commit] = (try? snapshot.entries(below: .top))?.filter { $0.kind == .file }.map(\.path) ?? []
    }
    let name = key.path.name
    let others = (paths[commit] ?? []).filter { $0.name == name || $0.parent == key.path.parent }
    return NearestName.of(ByteString(key.path.bytes), among: others.lazy.map { ByteString($0.bytes) }).map {
      Path($0.bytes)
    }
  }
}
