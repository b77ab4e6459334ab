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
  private var places: [Path: Place] = [:]
  private var listings: [Path: [Entry]] = [:]
  private var functions: [Path: Read<[Surroundings.FoundFunction]>] = [:]
  private var pins: [Path: Read<[SDKPin]>] = [:]
  /// All that is below the top, if a check has it anyway.
  private var all: SortedEntries?
  private var lookups = Lookups()
  private var unreadable: String?
  /// The definitions of the pipeline's components that the change touches.
  private var touched = Set<Path>()

  /// What stands at a place, the links on the way to it, and how much was read for that.
  private struct Place {
    let content: ComponentPlace.Content
    let links: [(path: Path, entry: Entry?)]
    let size: Int

    var isUncertain: Bool { if case .unread = content { true } else { false } }
  }

  /// What files were read for, how much that was, and whether one could not be read.
  private struct Read<Value> {
    let value: Value
    let size: Int
    let isUncertain: Bool
  }

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
    lookups = Lookups()
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

  /// Takes everything below the top of the snapshot, so that nobody has to ask for parts of it.
  public func know(_ entries: [Entry]) {
    all = SortedEntries(entries)
    listings = [:]
  }

  /// Asks again what was asked for a pipeline, perhaps of another snapshot.
  public func answers(to questions: LookupQuestions) throws(SnapshotError) -> Lookups {
    var lookups = Lookups()
    for path in questions.paths { lookups.found(try entry(at: path), at: path) }
    for folder in questions.folders { lookups.found(try listing(of: folder), in: folder) }
    return lookups
  }

  /// Whether the same things are found as were before, as far as they are known by their objects.
  public func finds(_ others: Lookups) -> Bool {
    do throws(SnapshotError) {
      guard let known = try others.bytes({ $0.objectID?.bytes }) else { return false }
      return try answers(to: others.questions).bytes { $0.objectID?.bytes } == known
    } catch {
      return false
    }
  }

  private func entry(at path: Path) throws(SnapshotError) -> Entry? {
    if let all, Self.isBelowTop(path) { return all.entry(at: path) }
    return try snapshot.entry(at: path)
  }

  private static func isBelowTop(_ path: Path) -> Bool {
    path.bytes.first != UInt8(ascii: "/") && path.components.first != ".."
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
    let entry = try entry(at: path)
    lookups.found(entry, at: path)
    guard let entry else { return nil }
    let place: Place
    if let known = places[path] { place = known } else { place = try self.place(of: entry) }
    places[path] = place
    for (path, entry) in place.links { lookups.found(entry, at: path) }
    lookups.read(place.size, isUncertain: place.isUncertain)
    return place.content
  }

  /// What an entry is worth; links within the snapshot are followed for some steps.
  private func place(of start: Entry) throws(SnapshotError) -> Place {
    var entry = start
    var links: [(path: Path, entry: Entry?)] = []
    var size = 0
    while true {
      let file = FileReader(snapshot).read(entry, limit: limit)
      size += file.size
      guard case .symbolicLink(let target) = file.content else {
        return Place(content: .init(of: file.content), links: links, size: size)
      }
      guard target.bytes.first != UInt8(ascii: "/"),
        let path = folders.path(target.bytes, from: folders.parent(of: entry.path))
      else {
        return Place(content: .incomparable("is a symbolic link out of the repository"), links: links, size: size)
      }
      let next = links.count < Self.mostLinks ? try self.entry(at: path) : nil
      if links.count < Self.mostLinks { links.append((path, next)) }
      guard let next else {
        return Place(
          content: .incomparable("is a symbolic link that leads to no file of the repository"), links: links,
          size: size)
      }
      entry = next
    }
  }

  private static let mostLinks = 5

  private func listing(of folder: Path) throws(SnapshotError) -> [Entry] {
    if let known = listings[folder] { return known }
    let files: [Entry]
    if let all, folder.isTop || Self.isBelowTop(folder) {
      files = all.files(in: folder)
    } else {
      files = try snapshot.files(in: folder)
    }
    let entries = files.filter(Self.isListed)
    listings[folder] = entries
    return entries
  }

  /// Whether a pipeline next to a file may be made of what is in it.
  private static func isListed(_ entry: Entry) -> Bool {
    entry.kind == .file && (PipelineSourceFiles.isPython(entry.path) || SDKPin.mayStand(in: entry.path))
  }

  /// The functions of the Python files in a folder.
  private func functions(in folder: Path) throws(SnapshotError) -> [Surroundings.FoundFunction] {
    let entries = try listing(of: folder)
    lookups.found(entries, in: folder)
    let found: Read<[Surroundings.FoundFunction]>
    if let known = functions[folder] {
      found = known
    } else {
      let files = try texts(of: entries.filter { PipelineSourceFiles.isPython($0.path) })
      let functions = files.value.flatMap { file in
        PythonFunction.all(in: file.bytes).map { Surroundings.FoundFunction(file: file, function: $0) }
      }
      found = Read(value: functions, size: files.size, isUncertain: files.isUncertain)
    }
    functions[folder] = found
    lookups.read(found.size, isUncertain: found.isUncertain)
    return found.value
  }

  /// The versions that the nearest lists of packages demand which demand one.
  private func pins(above start: Path) throws(SnapshotError) -> [SDKPin] {
    for folder in folders.all(from: start) {
      let entries = try listing(of: folder)
      lookups.found(entries, in: folder)
      let found: Read<[SDKPin]>
      if let known = pins[folder] {
        found = known
      } else {
        let files = try texts(of: entries.filter { SDKPin.mayStand(in: $0.path) })
        found = Read(
          value: files.value.flatMap { SDKPin.all(in: $0) }, size: files.size, isUncertain: files.isUncertain)
      }
      pins[folder] = found
      lookups.read(found.size, isUncertain: found.isUncertain)
      if !found.value.isEmpty { return found.value }
    }
    return []
  }

  /// The files that are text; nothing hangs on others, nor on some that are too large for people to have written them.
  private func texts(of entries: [Entry]) throws(SnapshotError) -> Read<[SourceFile]> {
    let files = entries.map { FileReader(snapshot).read($0, limit: min(limit, 4 << 20)) }
    let isUncertain = files.contains { if case .unreadable = $0.content { true } else { false } }
    return Read(
      value: files.compactMap(\.text), size: files.map(\.size).reduce(0, +), isUncertain: isUncertain)
  }
}

extension PipelineFile {
  /// How many bytes were read of it.
  fileprivate var size: Int {
    switch content {
    case .text(let file), .lfsPointer(let file), .conflicted(let file, _), .undecodable(let file, _): file.bytes.count
    case .symbolicLink(let target): target.bytes.count
    case .tooLarge, .submodule, .unmerged, .unreadable: 0
    }
  }
}

extension ComponentPlace.Content {
  /// A file, or what stands in its place; where a link leads is another question.
  fileprivate init(of content: PipelineFile.Content) {
    switch content {
    case .text(let source), .conflicted(let source, _), .undecodable(let source, _):
      self.init(of: source.bytes)
    case .lfsPointer(let source):
      self = LFSPointer.digest(in: source.bytes).map { .pointer(digest: $0) } ?? .init(of: source.bytes)
    case .symbolicLink: self = .incomparable("is a symbolic link")
    case .tooLarge(let bytes, let limit):
      self = .unread("\(bytes) bytes are more than the limit of \(limit) (max-file-size)")
    case .submodule: self = .incomparable("is a submodule")
    case .unmerged: self = .incomparable("is not merged yet")
    case .unreadable(let reason): self = .unread(reason)
    }
  }

  /// A file by its content.
  fileprivate init(of bytes: [UInt8]) {
    self = .file(
      digest: ComponentDigest.of(bytes), isComponent: PipelineSourceFiles.isComponent(bytes),
      name: ComponentDigest.name(in: bytes))
  }
}
