public import Diagnostics
public import Snapshots

/// Finds what may be a pipeline by the names of files alone.
///
/// Nothing is read here. Which of the candidates are pipelines is decided by `PipelineRecognition`, from their content.
public struct PipelineDiscovery {
  private let snapshot: any Snapshot
  private let layout: PipelineLayout
  private let changedFiles: ChangedFiles?
  /// The folders in whose `params` the change adds, alters or takes away a file.
  private let foldersWithChangedParams: Set<Path>

  /// Looks through a snapshot, as a layout tells.
  public init(snapshot: any Snapshot, layout: PipelineLayout) {
    self.snapshot = snapshot
    self.layout = layout
    changedFiles = ChangedFiles(of: snapshot)
    let changed = snapshot.changedPaths ?? []
    foldersWithChangedParams = Set(changed.map(\.parent).filter { $0.hasName(RenderedFolder.paramsName) }.map(\.parent))
  }

  /// Every candidate of a snapshot, and the folders that it was found among.
  public struct Discovered: Sendable {
    /// The candidates: folders first, then files.
    public let candidates: [PipelineCandidate]
    /// How many files the layout leaves out.
    public let excludedFiles: Int
    fileprivate let entries: [Entry]

    /// Every folder of the snapshot that has something in it, found anew each time.
    public var folders: [Path] { [.top] + FoldersOfEntries(entries) }
  }

  /// Looks for candidates in the whole snapshot.
  public func discoverAll() throws(SnapshotError) -> Discovered {
    try discoverAll(among: try snapshot.entries(below: .top))
  }

  /// Looks for candidates among all the entries of the snapshot, which are in byte order.
  public func discoverAll(among all: [Entry]) throws(SnapshotError) -> Discovered {
    let entries = all.filter { !layout.isExcluded($0.path) }
    var meant = [.top].filter(isMeantAsPipeline) + FoldersOfEntries(entries).filter(isMeantAsPipeline)
    // A workflow that a change deletes may leave its parameters behind.
    let deletable = snapshot.changedPaths?.filter { $0.hasName(RenderedFolder.workflowName) } ?? []
    let workflows = entries.lazy.map(\.path).filter { $0.hasName(RenderedFolder.workflowName) } + deletable
    meant += workflows.map(\.parent)
    meant.sort()

    let listing = SortedEntries(entries)
    var candidates: [PipelineCandidate] = []
    var last: Path?
    for folder in meant where folder != last {
      last = folder
      if let candidate = try folderCandidate(folder, entries: Array(listing.entries(below: folder))) {
        candidates.append(candidate)
      }
    }
    candidates += entries.filter(\.mayBeBarePipeline).map { bareCandidate($0, isNamed: false) }
    return Discovered(candidates: candidates, excludedFiles: all.count - entries.count, entries: entries)
  }

  /// The candidates that a change touches: a deletion touches its folder, and a pipeline is looked at whole.
  ///
  /// What a pipeline is rendered from touches it too.
  public func candidates(touchedBy changed: [Path]) throws(SnapshotError) -> [PipelineCandidate] {
    var folders = Set<Path>()
    var candidates: [PipelineCandidate] = []
    for path in changed where !layout.isExcluded(path) {
      folders.insertWithAncestors(path.parent)
      if path.isPartOfPipelineAtTop { folders.insert(.top) }
      if path.hasYAMLName, let entry = try snapshot.entry(at: path), entry.mayBeBarePipeline {
        candidates.append(bareCandidate(entry, isNamed: false))
      }
    }
    for folder in folders.sorted() {
      guard try mayBePipeline(folder) else { continue }
      let entries = try snapshot.entries(below: folder).filter { !layout.isExcluded($0.path) }
      if let candidate = try folderCandidate(folder, entries: entries) { candidates.append(candidate) }
    }
    for folder in try foldersBesideChangedSources() where !folders.contains(folder) {
      let entries = try snapshot.entries(below: folder).filter { !layout.isExcluded($0.path) }
      guard let candidate = try folderCandidate(folder, entries: entries) else { continue }
      let isRendered = candidate.intent != nil && candidate.trace.map { !$0.touchedSource.isEmpty } ?? false
      if isRendered { candidates.append(candidate) }
    }
    let known = Set(candidates.map(\.path))
    candidates += try usersOfChangedComponents(changed).filter { !known.contains($0.path) }
    return candidates.sorted { $0.path < $1.path }
  }

  /// The candidates that were rendered from a component whose definition the change touches, wherever that lies.
  private func usersOfChangedComponents(_ changed: [Path]) throws(SnapshotError) -> [PipelineCandidate] {
    guard let base = snapshot.base, let users = try ComponentUsers(of: changed, in: base) else { return [] }
    let entries = try snapshot.entries(below: .top).filter { !layout.isExcluded($0.path) }
    var candidates: [PipelineCandidate] = []
    for entry in try users.among(entries, of: snapshot) {
      let folder = entry.path.parent
      if !entry.path.hasName(RenderedFolder.workflowName) {
        candidates.append(bareCandidate(entry, isNamed: false))
      } else if let candidate = try folderCandidate(
        folder, entries: Array(SortedEntries(entries).entries(below: folder)))
      {
        candidates.append(candidate)
      }
    }
    return candidates
  }

  /// The folders with a workflow beside what they may be rendered from, where the change touches that.
  private func foldersBesideChangedSources() throws(SnapshotError) -> Set<Path> {
    var folders = Set<Path>()
    for parent in changedFiles.map({ Array($0.foldersWithPossibleSources) }) ?? [] {
      if parent.isTop {
        // Everything else is below the top, too: only the name that the reference uses is looked for.
        let folder = Path(stringLiteral: RenderedFolder.namePrefix)
        if try snapshot.entry(at: workflow(of: folder)) != nil { folders.insert(folder) }
      } else {
        let workflows = try snapshot.entries(below: parent).lazy.map(\.path).filter { path in
          path.hasName(RenderedFolder.workflowName) && path.parent.parent == parent
        }
        folders.formUnion(workflows.map(\.parent))
      }
    }
    return folders
  }

  /// What a file stands for that the user named: its pipeline's folder, or itself.
  ///
  /// A file is looked at although the configuration excludes it. A file that is declared a plain Argo workflow stands for
  /// itself alone. `nil` if it does not exist.
  public func candidate(
    named path: Path, as declaredKind: DeclaredKind? = nil
  ) throws(SnapshotError) -> PipelineCandidate? {
    if declaredKind != .argo, var folder = path.folderOfPipeline {
      if try isRemnant(folder) { folder = folder.parent }
      let isExcluded = layout.isExcluded(path)
      let entries = try namedEntries(below: folder).filter { isExcluded || !layout.isExcluded($0.path) }
      let hasBoth = holdsParams(entries, in: folder) && entries.contains { $0.path == workflow(of: folder) }
      if hasBoth || isMeantAsPipeline(folder), let intent = try intent(of: folder, entries: entries) {
        return PipelineCandidate(
          path: folder, kind: .rendered, entries: entries, isNamed: true, declaredKind: declaredKind, intent: intent)
      }
    }
    return try snapshot.entry(at: path).map { bareCandidate($0, isNamed: true, declaredKind) }
  }

  private func workflow(of folder: Path) -> Path { RenderedFolder(folder).workflow }

  private func bareCandidate(
    _ entry: Entry, isNamed: Bool, _ declaredKind: DeclaredKind? = nil
  ) -> PipelineCandidate {
    PipelineCandidate(
      path: entry.path, kind: .bare, entries: [entry], isNamed: isNamed, declaredKind: declaredKind, intent: nil)
  }

  private func folderCandidate(_ folder: Path, entries: [Entry]) throws(SnapshotError) -> PipelineCandidate? {
    // At the top there is everything else, too, which is no part of the pipeline.
    let entries = folder.isTop ? entries.filter(\.path.isPartOfPipelineAtTop) : entries
    let workflow = workflow(of: folder)
    guard !entries.isEmpty, !layout.isExcluded(workflow), try !isRemnant(folder) else { return nil }
    let intent = try intent(of: folder, entries: entries)
    guard intent != nil || entries.contains(where: { $0.path == workflow }) else { return nil }
    return PipelineCandidate(
      path: folder, kind: .rendered, entries: entries, isNamed: false, declaredKind: nil, intent: intent,
      trace: try changedFiles.map { (changed) throws(SnapshotError) in try changed.trace(in: folder) })
  }

  /// Everything below the folder of a file that the user named.
  private func namedEntries(below folder: Path) throws(SnapshotError) -> [Entry] {
    guard folder.isTop else { return try snapshot.entries(below: folder) }
    // On disk the top has no more below it than what was named; the pipeline's other files have to be asked for.
    var entries = try snapshot.entries(below: folder)
    if let workflow = try snapshot.entry(at: workflow(of: folder)) { entries.append(workflow) }
    let params = RenderedFolder(folder).params
    if let params = try snapshot.entry(at: params) { entries.append(params) }
    entries += try snapshot.entries(below: params)
    var seen = Set<Path>()
    return entries.filter { $0.path.isPartOfPipelineAtTop && seen.insert($0.path).inserted }
      .sorted { $0.path < $1.path }
  }
}

extension PipelineDiscovery {
  /// What shows that a folder is meant as a rendered pipeline.
  private func intent(of folder: Path, entries: [Entry]) throws(SnapshotError) -> PipelineFiles.Intent? {
    let hasWorkflow = entries.contains { $0.path == workflow(of: folder) }
    let hasParams = holdsParams(entries, in: folder)
    if hasParams {
      if hasWorkflow { return .params }
      if try snapshot.baseHasFile(at: workflow(of: folder)) { return .base }
    } else if hasWorkflow && foldersWithChangedParams.contains(folder) {
      // A change that takes away the last of the parameter files does not make the folder less of a pipeline.
      return .params
    }
    let nested = RenderedFolder(folder).leftoverWorkflow
    let isPipelineItself = hasWorkflow || hasParams || entries.contains { $0.path == nested }
    guard isPipelineItself || !isCollection(folder, entries) else { return nil }
    if folder.isNamedAsRendered { return .name }
    return layout.isPipelineFolder(folder) ? .configuration : nil
  }

  /// Whether a folder's name or the configuration says that it is a rendered pipeline.
  private func isMeantAsPipeline(_ folder: Path) -> Bool {
    folder.isNamedAsRendered || layout.isPipelineFolder(folder)
  }

  /// Whether a folder is meant as a pipeline, or has a workflow, or had one before the change.
  private func mayBePipeline(_ folder: Path) throws(SnapshotError) -> Bool {
    if isMeantAsPipeline(folder) { return true }
    if try snapshot.entry(at: workflow(of: folder)) != nil { return true }
    return try snapshot.baseHasFile(at: workflow(of: folder))
  }

  /// Whether there is something at `params` that its author takes for the folder of parameter files.
  private func holdsParams(_ entries: [Entry], in folder: Path) -> Bool {
    let params = RenderedFolder(folder).params
    return entries.contains { entry in
      switch entry.kind {
      case .symbolicLink, .submodule, .unreadable: entry.path == params || entry.path.isInside(params)
      case .file, .unmerged, .special: entry.path.isInside(params)
      }
    }
  }

  /// Whether the folder is what `cp -r ./.temp/ out` leaves inside a rendered pipeline; it is reported with that one.
  private func isRemnant(_ folder: Path) throws(SnapshotError) -> Bool {
    guard folder.hasName(RenderedFolder.leftoverName) else { return false }
    let outer = folder.parent
    if isMeantAsPipeline(outer) { return true }
    guard try mayBePipeline(outer) else { return false }
    return holdsParams(try snapshot.entries(below: outer), in: outer)
  }

  /// Whether a folder without a pipeline of its own only collects pipelines, or is a part of one.
  ///
  /// A wide pattern such as `team-a/**` matches such folders too, and `RENDERED_PIPELINES` is named like one.
  private func isCollection(_ folder: Path, _ entries: [Entry]) -> Bool {
    folder.name.hasPrefix("RENDERED_PIPELINES") || folder.isInPart
      || entries.contains { $0.path.hasName(RenderedFolder.workflowName) && !$0.path.parent.isInPart }
  }
}
