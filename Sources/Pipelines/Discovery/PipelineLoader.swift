import Diagnostics
public import Snapshots

/// The files of a candidate, read but not yet understood.
public struct LoadedCandidate: Sendable {
  let candidate: PipelineCandidate
  let workflow: PipelineFile?
  let params: PipelineFiles.Params
  let otherPaths: [Path]
  /// The workflow before the change that is looked at, if the change touches it.
  let workflowBefore: PipelineFile?
}

extension PipelineCandidate {
  /// Tells of its entries whether their content is read; of all others only the path counts, and what is there.
  package var reads: (Entry) -> Bool {
    switch kind {
    case .bare: return { _ in true }
    case .rendered:
      let (workflow, params) = (RenderedFolder(path).workflow, RenderedFolder(path).params)
      return { $0.path == workflow || $0.path == params || $0.path.isDirectlyIn(params) }
    }
  }
}

/// Reads the files of candidates: the only part of a check that touches the snapshot, and so runs on one thread.
public struct PipelineLoader {
  private let snapshot: any Snapshot
  private let limit: Int

  /// The most bytes that are searched to tell whether some YAML file is a pipeline.
  ///
  /// It is above what any API server takes for one (32 MiB), so that a data file of some megabytes is nobody's problem.
  private static let searchLimit = 256 << 20

  /// Reads from `snapshot`, no file larger than `limit` bytes.
  public init(snapshot: any Snapshot, limit: Int) {
    self.snapshot = snapshot
    self.limit = limit
  }

  /// Reads what the candidate consists of, or returns `nil` if its bytes rule out that it is a pipeline.
  public func load(_ candidate: PipelineCandidate) -> LoadedCandidate? {
    switch candidate.kind {
    case .rendered: loadFolder(candidate)
    case .bare: loadFile(candidate)
    }
  }

  private func loadFolder(_ candidate: PipelineCandidate) -> LoadedCandidate {
    let workflowPath = RenderedFolder(candidate.path).workflow
    let paramsPath = RenderedFolder(candidate.path).params
    var workflow: PipelineFile?
    var notAFolder: PipelineFile?
    var files: [PipelineFile] = []
    var folders: [Path] = []
    var otherPaths: [Path] = []
    for entry in candidate.entries {
      if entry.path == workflowPath {
        workflow = read(entry)
      } else if entry.path == paramsPath {
        notAFolder = read(entry)
      } else if entry.path.parent == paramsPath {
        files.append(read(entry))
      } else if let inside = entry.path.relative(to: paramsPath), let folder = inside.components.first {
        if folders.last?.name != folder { folders.append(paramsPath.appending(folder)) }
      } else {
        otherPaths.append(entry.path)
      }
    }
    let params: PipelineFiles.Params =
      if let notAFolder {
        .notAFolder(notAFolder)
      } else if files.isEmpty && folders.isEmpty {
        .absent
      } else {
        .folder(paramsPath, files: files, folders: folders)
      }
    return LoadedCandidate(
      candidate: candidate, workflow: workflow, params: params, otherPaths: otherPaths,
      workflowBefore: workflowBefore(at: workflowPath, candidate))
  }

  private func workflowBefore(at path: Path, _ candidate: PipelineCandidate) -> PipelineFile? {
    guard let base = snapshot.base, candidate.trace?.touched.contains(path) ?? false else { return nil }
    do {
      return try base.entry(at: path).map { FileReader(base).read($0, limit: limit) }
    } catch {
      return PipelineFile(path: path, content: .unreadable(error.message))
    }
  }

  private func loadFile(_ candidate: PipelineCandidate) -> LoadedCandidate? {
    guard let entry = candidate.entries.first else { return nil }
    let file = read(entry, limit: candidate.isNamed ? limit : max(limit, Self.searchLimit))
    let loaded = LoadedCandidate(
      candidate: candidate, workflow: file, params: .absent, otherPaths: [], workflowBefore: nil)
    guard !candidate.isNamed else { return loaded }

    // Without a name that says so, only a file that holds both is a compiled pipeline.
    switch file.content {
    case .text(let source), .conflicted(let source, _), .undecodable(let source, _):
      guard source.bytes.firstOccurrence(of: "pipelines.kubeflow.org/pipeline_spec") != nil,
        source.bytes.firstOccurrence(of: "argoproj.io/") != nil
      else { return nil }
      guard source.bytes.count > limit else { return loaded }
      let tooLarge = PipelineFile(path: file.path, content: .tooLarge(bytes: source.bytes.count, limit: limit))
      return LoadedCandidate(
        candidate: candidate, workflow: tooLarge, params: .absent, otherPaths: [], workflowBefore: nil)
    case .tooLarge, .unreadable: return loaded
    case .lfsPointer, .symbolicLink, .submodule, .unmerged: return nil
    }
  }

  private func read(_ entry: Entry) -> PipelineFile {
    read(entry, limit: limit)
  }

  private func read(_ entry: Entry, limit: Int) -> PipelineFile {
    FileReader(snapshot).read(entry, limit: limit)
  }
}
