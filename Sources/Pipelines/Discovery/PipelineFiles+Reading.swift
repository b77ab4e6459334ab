public import Diagnostics
public import Snapshots

extension PipelineFiles {
  /// Reads the pipeline at a path that somebody names, whatever is there: a folder, or the file of a bare pipeline.
  ///
  /// No file of more than `limit` bytes is read. `nil` if there is nothing at the path.
  public init?(at path: Path, in snapshot: any Snapshot, limit: Int) throws(SnapshotError) {
    let loader = PipelineLoader(snapshot: snapshot, limit: limit)
    let isFolder: Bool
    let entries: [Entry]
    if let entry = try snapshot.entry(at: path) {
      (isFolder, entries) = (false, [entry])
    } else {
      (isFolder, entries) = (true, try snapshot.entries(below: path))
    }
    let candidate = PipelineCandidate(
      path: path, kind: isFolder ? .rendered : .bare, entries: entries, isNamed: true, declaredKind: nil, intent: nil)
    guard !entries.isEmpty, let loaded = loader.load(candidate) else { return nil }
    self.init(
      unit: path, kind: candidate.kind, workflow: loaded.workflow, text: WorkflowText(of: loaded.workflow, as: nil),
      params: loaded.params, otherPaths: loaded.otherPaths, intent: nil)
  }
}
