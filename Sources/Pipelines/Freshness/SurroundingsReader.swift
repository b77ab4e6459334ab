import Diagnostics
public import Snapshots

/// Looks up what pipelines were rendered from; like all reading, on one thread.
///
/// What several pipelines share is read once.
public final class SurroundingsReader {
  private let snapshot: any Snapshot
  private let limit: Int
  private let changed: Set<Path>
  private let folders: FoldersAbove
  private var places: [Path: ComponentPlace.Content] = [:]
  private var listings: [Path: [Entry]] = [:]
  private var functions: [Path: [Surroundings.FoundFunction]] = [:]
  private var pins: [Path: [SDKPin]] = [:]
  private var lookups = Surroundings.Lookups()
  private var unreadable: String?
  /// The definitions of the pipeline's components that the change touches.
  private var touched = Set<Path>()

  /// Reads from `snapshot`, no file larger than `limit` bytes.
  ///
  /// `levelsAbove` is how many folders above the snapshot's top belong to the repository, where that is on disk.
  public init(snapshot: any Snapshot, limit: Int, levelsAbove: Int = 0) {
    folders = FoldersAbove(levels: levelsAbove)
    self.snapshot = snapshot
    self.limit = limit
    changed = Set(snapshot.changedPaths ?? [])
  }

  /// What is around a pipeline; `nil` if it is no pipeline of V1 mode, or came without the files around it.
  public func surroundings(of unit: PipelineUnit) -> Surroundings? {
    guard let workflow = unit.pipeline?.workflow, snapshot.source.kind != .standardInput else { return nil }
    lookups = Surroundings.Lookups()
    (touched, unreadable) = ([], nil)
    let start = folders.parent(of: unit.files.unit)
    var components: [ByteString: [ComponentPlace]] = [:]
    var outside = Set<ByteString>()
    do throws(SnapshotError) {
      for reference in workflow.componentReferences where reference.place == .file {
        if reference.path(from: start, in: folders) == nil { outside.insert(reference.url.value) }
        components[reference.url.value] = try places(of: reference, from: start)
      }
      let names = Set(workflow.embeddedFunctions.map(\.name.value))
      let found = names.isEmpty ? [] : try functions(in: start)
      return Surroundings(
        components: components, outside: outside,
        functions: Dictionary(grouping: found.filter { names.contains($0.function.name) }, by: \.function.name),
        pins: workflow.sdkVersion == nil ? [] : try pins(above: start), touchedComponents: touched.sorted(),
        unreadable: unreadable, lookups: lookups)
    } catch {
      return Surroundings(
        components: [:], outside: [], functions: [:], pins: [], touchedComponents: [], unreadable: "\(error)",
        lookups: lookups)
    }
  }

  /// Whether the same things were found in another snapshot.
  public func finds(_ others: Surroundings.Lookups) -> Bool {
    do throws(SnapshotError) {
      for (path, id) in others.entries {
        guard try snapshot.entry(at: path)?.objectID == id else { return false }
      }
      for (folder, ids) in others.folders {
        guard Self.ids(try listing(of: folder)) == ids else { return false }
      }
      return true
    } catch {
      return false
    }
  }

  /// What stands where a definition may have been loaded from: next to the pipeline, and in the folders above it.
  private func places(of reference: ComponentReference, from start: Path) throws(SnapshotError) -> [ComponentPlace] {
    var found: [ComponentPlace] = []
    for (index, folder) in folders.all(from: start).enumerated() {
      guard let path = reference.path(from: folder, in: folders), !path.isTop else { continue }
      let content = try content(at: path)
      if changed.contains(path), content != nil || index == 0 { touched.insert(path) }
      guard let content else { continue }
      if case .unread(let reason) = content, index == 0 { unreadable = "\(path): \(reason)" }
      found.append(ComponentPlace(path: path, content: content, isFirst: index == 0))
    }
    return found
  }

  private func content(at path: Path) throws(SnapshotError) -> ComponentPlace.Content? {
    let entry = try snapshot.entry(at: path)
    lookups.entries.updateValue(entry?.objectID, forKey: path)
    guard let entry else { return nil }
    if let known = places[path] { return known }
    let content = try content(of: entry, steps: 5)
    places[path] = content
    return content
  }

  /// What an entry is worth; links within the snapshot are followed for some steps.
  private func content(of entry: Entry, steps: Int) throws(SnapshotError) -> ComponentPlace.Content {
    let file = FileReader(snapshot).read(entry, limit: limit)
    switch file.content {
    case .text(let source), .conflicted(let source, _), .undecodable(let source, _):
      return .init(of: source.bytes)
    case .lfsPointer(let source):
      return LFSPointer.digest(in: source.bytes).map { .pointer(digest: $0) } ?? .init(of: source.bytes)
    case .symbolicLink(let target):
      guard target.bytes.first != UInt8(ascii: "/"),
        let path = folders.path(target.bytes, from: folders.parent(of: entry.path))
      else {
        return .incomparable("is a symbolic link out of the repository")
      }
      guard steps > 0, let next = try snapshot.entry(at: path) else {
        return .incomparable("is a symbolic link that leads to no file of the repository")
      }
      lookups.entries.updateValue(next.objectID, forKey: path)
      return try content(of: next, steps: steps - 1)
    case .tooLarge(let bytes, let limit):
      return .unread("\(bytes) bytes are more than the limit of \(limit) (max-file-size)")
    case .submodule: return .incomparable("is a submodule")
    case .unmerged: return .incomparable("is not merged yet")
    case .unreadable(let reason): return .unread(reason)
    }
  }

  private func listing(of folder: Path) throws(SnapshotError) -> [Entry] {
    if let known = listings[folder] { return known }
    let entries = try snapshot.files(in: folder)
      .filter { $0.kind == .file && (PipelineSourceFiles.isPython($0.path) || SDKPin.mayStand(in: $0.path)) }
    listings[folder] = entries
    return entries
  }

  private static func ids(_ entries: [Entry]) -> [Path: ObjectID?] {
    Dictionary(entries.map { ($0.path, $0.objectID) }, uniquingKeysWith: { first, _ in first })
  }

  /// The functions of the Python files in a folder.
  private func functions(in folder: Path) throws(SnapshotError) -> [Surroundings.FoundFunction] {
    let entries = try listing(of: folder)
    lookups.folders[folder] = Self.ids(entries)
    if let known = functions[folder] { return known }
    let files = try texts(of: entries.filter { PipelineSourceFiles.isPython($0.path) })
    let found = files.flatMap { file in
      PythonFunction.all(in: file.bytes).map { Surroundings.FoundFunction(file: file, function: $0) }
    }
    functions[folder] = found
    return found
  }

  /// The versions that the nearest lists of packages demand which demand one.
  private func pins(above start: Path) throws(SnapshotError) -> [SDKPin] {
    for folder in folders.all(from: start) {
      let entries = try listing(of: folder)
      lookups.folders[folder] = Self.ids(entries)
      if pins[folder] == nil {
        pins[folder] = try texts(of: entries.filter { SDKPin.mayStand(in: $0.path) }).flatMap { SDKPin.all(in: $0) }
      }
      if let found = pins[folder], !found.isEmpty { return found }
    }
    return []
  }

  /// The files that are text; nothing hangs on others, nor on some that are too large for people to have written them.
  private func texts(of entries: [Entry]) throws(SnapshotError) -> [SourceFile] {
    entries.compactMap { FileReader(snapshot).read($0, limit: min(limit, 4 << 20)).text }
  }
}

extension ComponentPlace.Content {
  /// A file by its content.
  fileprivate init(of bytes: [UInt8]) {
    self = .file(
      digest: ComponentDigest.of(bytes), isComponent: PipelineSourceFiles.isComponent(bytes),
      name: ComponentDigest.name(in: bytes))
  }
}
