import Diagnostics
import Snapshots

/// Finds the pipelines that were rendered from definitions of components that a change touches.
///
/// Until the change, the pipeline holds the digest of the definition, and a digest stands in one piece in any form of YAML:
/// so only files with those bytes are parsed.
struct ComponentUsers {
  /// The changed definitions by the digest that they had before.
  private let digests: [[UInt8]: [Path]]

  /// The definitions among changed paths, as they were before the change; `nil` if there are none.
  init?(of changed: [Path], in base: any Snapshot) throws(SnapshotError) {
    var digests: [[UInt8]: [Path]] = [:]
    for path in changed where path.hasYAMLName {
      guard let entry = try base.entry(at: path), case .file = entry.kind,
        case .bytes(let bytes) = try base.content(of: entry, limit: Self.largestFile),
        PipelineSourceFiles.isComponent(bytes)
      else { continue }
      digests[ComponentDigest.of(bytes).bytes, default: []].append(path)
    }
    if digests.isEmpty { return nil }
    self.digests = digests
  }

  /// The files of a snapshot that hold a pipeline which was rendered from one of the definitions.
  func among(_ entries: [Entry], of snapshot: any Snapshot) throws(SnapshotError) -> [Entry] {
    var users: [Entry] = []
    for entry in entries where entry.kind == .file && entry.path.hasYAMLName && !entry.path.isInPart {
      guard case .bytes(let bytes) = try snapshot.content(of: entry, limit: Self.largestFile) else { continue }
      if isRenderedFromOne(bytes, at: entry.path, origin: snapshot.origin) { users.append(entry) }
    }
    return users
  }

  private func isRenderedFromOne(_ bytes: [UInt8], at path: Path, origin: SourceFile.Origin) -> Bool {
    guard let key = bytes.firstOccurrence(of: "pipelines.kubeflow.org/component_ref") else { return false }
    let paths = digests.filter { bytes.contains($0.key, from: key) }.flatMap(\.value)
    guard !paths.isEmpty,
      let document = try? WorkflowDocument(parsing: SourceFile(path: path, origin: origin, bytes: bytes)),
      let workflow = document.argoWorkflow
    else { return false }
    let unit = path.hasName(RenderedFolder.workflowName) ? path.parent : path
    let folders = FoldersAbove(levels: 0)
    return workflow.componentReferences.contains { reference in
      reference.place == .file
        && folders.all(from: folders.parent(of: unit)).contains { folder in
          reference.path(from: folder, in: folders).map(paths.contains) ?? false
        }
    }
  }

  /// No definition of a component, and no pipeline, has nearly as many bytes.
  private static let largestFile = 64 << 20
}

extension [UInt8] {
  /// Whether some bytes occur as a whole, from an offset on.
  fileprivate func contains(_ part: [UInt8], from start: Int) -> Bool {
    guard let first = part.first else { return true }
    var offset = start
    while let found = self[offset...].firstIndex(of: first) {
      if self[found...].starts(with: part) { return true }
      offset = found + 1
    }
    return false
  }
}
