public import Diagnostics
public import Snapshots

/// Finds what may be a pipeline by the names of files alone.
///
/// Nothing is read here. Which of the candidates are pipelines is decided by `PipelineRecognition`, from their content.
public struct PipelineDiscovery {
  private let snapshot: any Snapshot
  private let layout: PipelineLayout

  /// Looks through a snapshot, as a layout tells.
  public init(snapshot: any Snapshot, layout: PipelineLayout) {
    self.snapshot = snapshot
    self.layout = layout
  }

  /// Every candidate of a snapshot, and the folders that it was found among.
  public struct Discovered: Sendable {
    /// The candidates: folders first, then files.
    public let candidates: [PipelineCandidate]
    /// Every folder of the snapshot that has something in it.
    public let folders: Set<Path>
  }

  /// Looks for candidates in the whole snapshot.
  public func discoverAll() throws(SnapshotError) -> Discovered {
    let entries = try snapshot.entries(below: .top).filter { !layout.isExcluded($0.path) }
    var folders = Set<Path>()
    var seen = Set<Path>()
    for entry in entries {
      if entry.name == "workflow.yaml" { folders.insert(entry.path.parent) }
      for folder in entry.path.ancestors {
        guard seen.insert(folder).inserted else { break }
        if folder.isNamedAsRendered || layout.isPipelineFolder(folder) { folders.insert(folder) }
      }
    }
    let listing = Listing(entries)
    var candidates: [PipelineCandidate] = []
    for folder in folders.sorted() {
      if let candidate = try folderCandidate(folder, entries: listing.below(folder), isNamed: false) {
        candidates.append(candidate)
      }
    }
    candidates += entries.filter(\.mayBeBarePipeline).map { bareCandidate($0, isNamed: false) }
    return Discovered(candidates: candidates, folders: seen)
  }

  /// The candidates that a change touches: a deletion touches its folder, and a pipeline is looked at whole.
  public func candidates(touchedBy changed: [Path]) throws(SnapshotError) -> [PipelineCandidate] {
    var folders = Set<Path>()
    var candidates: [PipelineCandidate] = []
    for path in changed where !layout.isExcluded(path) {
      folders.formUnion(foldersTouched(by: path))
      if path.hasYAMLName, path.name != "workflow.yaml", let entry = try snapshot.entry(at: path),
        entry.mayBeBarePipeline
      {
        candidates.append(bareCandidate(entry, isNamed: false))
      }
    }
    for folder in folders.sorted() where try isCandidate(folder) {
      let entries = try snapshot.entries(below: folder).filter { !layout.isExcluded($0.path) }
      if let candidate = try folderCandidate(folder, entries: entries, isNamed: false) { candidates.append(candidate) }
    }
    return candidates.sorted { $0.path < $1.path }
  }

  /// What a file stands for that somebody named: its pipeline's folder, or itself.
  public func candidate(named path: Path) throws(SnapshotError) -> PipelineCandidate? {
    let folder = path.parent.name == "params" ? path.parent.parent : path.parent
    let isParameter = path.parent.name == "params"
    if isParameter || path.name == "workflow.yaml" {
      let entries = try snapshot.entries(below: folder)
      let hasParams = entries.contains { $0.path.isInside(folder.appending("params")) }
      let hasWorkflow = entries.contains { $0.path == folder.appending("workflow.yaml") }
      if (hasParams && hasWorkflow) || folder.isNamedAsRendered || layout.isPipelineFolder(folder) {
        return try folderCandidate(folder, entries: entries, isNamed: true)
      }
    }
    return try snapshot.entry(at: path).map { bareCandidate($0, isNamed: true) }
  }

  /// The folders whose pipeline a changed path is part of, as far as names tell.
  private func foldersTouched(by path: Path) -> [Path] {
    var folders = [path.parent]
    if path.name == "params" || path.parent.name == ".temp" { folders.append(path.parent.parent) }
    var below = path.parent
    for folder in path.parent.ancestors + [.top] where !below.isTop {
      if below.name == "params" { folders.append(folder) }
      if below.isNamedAsRendered || layout.isPipelineFolder(below) { folders.append(below) }
      below = folder
    }
    return folders
  }

  private func isCandidate(_ folder: Path) throws(SnapshotError) -> Bool {
    let workflow = folder.appending("workflow.yaml")
    if folder.isNamedAsRendered || layout.isPipelineFolder(folder) { return true }
    if try snapshot.entry(at: workflow) != nil { return true }
    return try snapshot.baseHasFile(at: workflow)
  }

  private func bareCandidate(_ entry: Entry, isNamed: Bool) -> PipelineCandidate {
    PipelineCandidate(path: entry.path, kind: .bare, entries: [entry], isNamed: isNamed, intent: nil)
  }

  private func folderCandidate(
    _ folder: Path, entries: [Entry], isNamed: Bool
  ) throws(SnapshotError) -> PipelineCandidate? {
    guard !entries.isEmpty, !isRemnant(folder) else { return nil }
    let workflow = folder.appending("workflow.yaml")
    let params = folder.appending("params")
    let hasWorkflow = entries.contains { $0.path == workflow }
    let hasParams = entries.contains { $0.path.isInside(params) }

    let hadWorkflow = try hasWorkflow ? true : snapshot.baseHasFile(at: workflow)

    let intent: PipelineFiles.Intent? =
      if hadWorkflow && hasParams {
        hasWorkflow ? .params : .base
      } else if folder.isNamedAsRendered && (hasWorkflow || hasParams || !holdsPipelines(entries, in: folder)) {
        .name
      } else if layout.isPipelineFolder(folder) {
        .configuration
      } else {
        nil
      }
    guard hasWorkflow || intent != nil else { return nil }
    return PipelineCandidate(path: folder, kind: .rendered, entries: entries, isNamed: isNamed, intent: intent)
  }

  /// Whether the folder is what `cp -r ./.temp/ out` leaves inside a rendered pipeline; it is reported with that one.
  private func isRemnant(_ folder: Path) -> Bool {
    folder.name == ".temp" && (folder.parent.isNamedAsRendered || layout.isPipelineFolder(folder.parent))
  }

  /// Whether a folder such as `RENDERED_PIPELINES` only collects pipelines, each in a folder of its own.
  private func holdsPipelines(_ entries: [Entry], in folder: Path) -> Bool {
    entries.contains { entry in
      entry.name == "workflow.yaml" && entry.path.parent != folder && entry.path.parent.name != ".temp"
    }
  }
}

/// Entries in byte order, to find those below a folder.
private struct Listing {
  let entries: [Entry]

  init(_ entries: [Entry]) {
    self.entries = entries
  }

  func below(_ folder: Path) -> [Entry] {
    if folder.isTop { return entries }
    let prefix = Path(folder.bytes + [UInt8(ascii: "/")])
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].path < prefix { low = middle + 1 } else { high = middle }
    }
    return Array(entries[low...].prefix { $0.path.isInside(folder) })
  }
}

extension Entry {
  var name: ByteString { path.name }

  /// Whether the file may be a compiled pipeline under a name of its own.
  fileprivate var mayBeBarePipeline: Bool {
    guard path.hasYAMLName, name != "workflow.yaml", path.parent.name != "params" else { return false }
    return switch kind {
    case .file, .unreadable: true
    case .symbolicLink, .submodule, .unmerged, .special: false
    }
  }
}

extension Path {
  /// The folders that the path lies in, from the nearest to the last below the top.
  var ancestors: [Path] {
    var folders: [Path] = []
    var folder = parent
    while !folder.isTop {
      folders.append(folder)
      folder = folder.parent
    }
    return folders
  }

  fileprivate var hasYAMLName: Bool { hasSuffix(".yaml") || hasSuffix(".yml") }

  /// Whether the folder is called what the reference's render scripts call their output.
  var isNamedAsRendered: Bool { name.hasPrefix("RENDERED_PIPELINE") }
}
