import Diagnostics
import Pipelines
import RuleEngine
import Snapshots
import YAMLSyntax

/// The pipelines that a render script changed, compared as the reconciler does.
struct RenderedChanges {
  private let before: Tree
  private let after: Tree
  private let script: Path
  private let limit: Int

  /// Files below a folder on disk.
  private struct Tree {
    let folder: Path
    let snapshot: DiskSnapshot
    let files: [Path: Entry]

    init(_ folder: Path) throws(SnapshotError) {
      self.folder = folder
      snapshot = try DiskSnapshot(paths: [folder])
      let entries = try snapshot.entries(below: folder)
      files = Dictionary(
        entries.compactMap { entry in entry.path.relative(to: folder).map { ($0, entry) } },
        uniquingKeysWith: { first, _ in first })
    }

    /// The bytes of a file, or the text of a link; `nil` if there is none that can be read.
    func bytes(of path: Path, limit: Int) -> [UInt8]? {
      guard let entry = files[path], case .bytes(let bytes)? = try? snapshot.content(of: entry, limit: limit) else {
        return nil
      }
      return bytes
    }

    func pipeline(_ path: Path, limit: Int) throws(SnapshotError) -> PipelineFiles? {
      try PipelineFiles(at: folder.appending(ByteString(path.bytes)), in: snapshot, limit: limit)
    }
  }

  /// Compares two folders, of which a script, at its path in them, made the second one out of the first.
  init(from before: Path, to after: Path, by script: Path, limit: Int) throws(SnapshotError) {
    self.before = try Tree(before)
    self.after = try Tree(after)
    self.script = script
    self.limit = limit
  }

  /// The pipelines that are not the same, with paths in the folders.
  func all() throws(SnapshotError) -> [RenderResult.Difference] {
    var differences: [RenderResult.Difference] = []
    for pipeline in touched.sorted() {
      if let difference = try difference(of: pipeline) { differences.append(difference) }
    }
    return differences + nested
  }

  /// The folders and files of pipelines of which a file is not the same.
  private var touched: Set<Path> {
    var touched = Set<Path>()
    for path in Set(before.files.keys).union(after.files.keys) {
      guard let pipeline = pipeline(of: path), !pipeline.isLeftover,
        before.bytes(of: path, limit: limit) != after.bytes(of: path, limit: limit)
      else { continue }
      touched.insert(pipeline)
    }
    return touched
  }

  /// The pipeline that a file would be a part of.
  private func pipeline(of path: Path) -> Path? {
    if path.name == "workflow.yaml" { return path.parent }
    if path.parent.name == RenderedFolder.paramsName, has(path.parent.parent.appending("workflow.yaml")) {
      return path.parent.parent
    }
    return path.hasSuffix(".yaml") || path.hasSuffix(".yml") ? path : nil
  }

  private func has(_ path: Path) -> Bool { before.files[path] != nil || after.files[path] != nil }

  private func difference(of pipeline: Path) throws(SnapshotError) -> RenderResult.Difference? {
    let isRendered = pipeline.isNamedAsRendered
    guard isRendered || [before, after].contains(where: { mentionsKFP(pipeline, in: $0) }) else { return nil }
    let whole = Location(path: before.folder.appending(ByteString(pipeline.bytes)))
    guard let old = try before.pipeline(pipeline, limit: limit), old.workflow != nil else {
      // Elsewhere a script may put what is not for the repository.
      let isNext = isRendered && pipeline.parent == script.parent
      return isNext ? RenderResult.Difference(pipeline: pipeline, location: whole, kind: .added) : nil
    }
    guard let new = try after.pipeline(pipeline, limit: limit) else {
      return RenderResult.Difference(
        pipeline: pipeline, location: old.location, kind: .incomparable("the script removed it"))
    }
    do throws(PipelineDifference.Obstacle) {
      let difference = try PipelineDifference(from: old, to: new)
      if difference.isEmpty { return nil }
      let values = difference.workflow.values
      return RenderResult.Difference(
        pipeline: pipeline, location: values.lazy.compactMap(\.old?.location).first ?? old.location,
        kind: .values(values.map(\.path.description) + difference.parameterFiles.map { "params/\($0.name)" }))
    } catch {
      return RenderResult.Difference(pipeline: pipeline, location: old.location, kind: .incomparable(error.message))
    }
  }

  private func mentionsKFP(_ pipeline: Path, in tree: Tree) -> Bool {
    for path in [pipeline.appending("workflow.yaml"), pipeline] {
      if let bytes = tree.bytes(of: path, limit: limit) {
        return bytes.firstOccurrence(of: "pipelines.kubeflow.org/") != nil
      }
    }
    return false
  }

  /// The pipelines into which the script copied a folder with a workflow.
  private var nested: [RenderResult.Difference] {
    after.files.keys.sorted().compactMap { path in
      guard path.name == "workflow.yaml", path.parent.isLeftover,
        path.parent.parent.isNamedAsRendered || has(path.parent.parent.appending("workflow.yaml")),
        before.bytes(of: path, limit: limit) != after.bytes(of: path, limit: limit)
      else { return nil }
      let pipeline = path.parent.parent
      let workflow = before.folder.appending(ByteString(pipeline.appending("workflow.yaml").bytes))
      return RenderResult.Difference(pipeline: pipeline, location: Location(path: workflow), kind: .nested)
    }
  }
}

extension Path {
  /// Whether it is the folder in which the reference's render script works.
  fileprivate var isLeftover: Bool { name.description == RenderedFolder.leftoverName.description }

  /// Whether it is called what the reference's render scripts call their output.
  fileprivate var isNamedAsRendered: Bool { name.description.hasPrefix(RenderedFolder.namePrefix.description) }
}
