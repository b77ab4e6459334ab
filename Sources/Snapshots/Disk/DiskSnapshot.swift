public import Diagnostics
import Glibc

/// Files on disk, in a repository or not.
///
/// A path is what the user would type in the current folder: `lint team-a` finds `team-a/x/workflow.yaml`, `lint .` finds
/// `x/workflow.yaml`, and an absolute path stays absolute. Symbolic links in what the user named are followed, as by any
/// tool; below that none is. Folders named `.git` are left out. Nothing but regular files is ever opened.
public struct DiskSnapshot: Snapshot {
  private let named: NamedPaths
  private let treatment: DiskTreatment.Rule

  /// The files at and below `paths`; the top is the current folder.
  ///
  /// `isIgnored` is asked about everything below a named path; a folder that it ignores is not looked into. Throws if a
  /// path does not exist or cannot be reached.
  public init(
    paths: [Path] = [.top], isIgnored: @escaping (Path, _ isFolder: Bool) -> Bool = { _, _ in false }
  ) throws(SnapshotError) {
    self.init(try NamedPaths(paths)) { (path, isFolder) throws(SnapshotError) in
      isIgnored(path, isFolder) ? .ignored : .included
    }
  }

  package init(_ named: NamedPaths, treatment: @escaping DiskTreatment.Rule) {
    self.named = named
    self.treatment = treatment
  }

  /// What the user named, without `./`, doubled or trailing slashes.
  public var paths: [Path] { named.paths }

  /// The work tree; a folder that is in no repository counts as one.
  public var source: Outcome.Source { Outcome.Source(kind: .workTree) }

  /// The work tree.
  public var origin: SourceFile.Origin { .workTree }

  /// `nil`: what is on disk is looked at as a whole.
  public var changedPaths: [Path]? { nil }

  /// What is at exactly this path, if something is.
  ///
  /// The path need not lie below a named one.
  public func entry(at path: Path) throws(SnapshotError) -> Entry? {
    if paths.contains(path) { return entry(named: path) }
    guard try isReached(path.folder) else { return nil }
    let status: stat
    do throws(SystemError) {
      status = try openFolder(path.folder).status(of: path.name)
    } catch {
      return error.isAbsence ? nil : Entry(path: path, kind: .unreadable(error.reason))
    }
    let kind = FileKind(mode: status.st_mode)
    switch try treatment(path, kind == .folder) {
    case .ignored: return nil
    case .submodule: return Entry(path: path, kind: .submodule)
    case .included:
      return kind.entryKind.map { Entry(path: path, kind: $0) }
    }
  }

  /// Everything below `folder`, at any depth, in byte order of the paths; below the top it is what the user named.
  public func entries(below folder: Path) throws(SnapshotError) -> [Entry] {
    guard folder.isTop, !paths.contains(.top) else { return try walk(folder) }

    var entries: [Entry] = []
    for path in paths {
      if let entry = entry(named: path) { entries.append(entry) } else { entries += try walk(path) }
    }
    entries.sort { $0.path < $1.path }
    return entries.indices.filter { $0 == 0 || entries[$0].path != entries[$0 - 1].path }.map { entries[$0] }
  }

  /// What is directly in `folder` and is not a folder, whether or not the user named it.
  public func files(in folder: Path) throws(SnapshotError) -> [Entry] {
    guard try isReached(folder) else { return [] }
    let listing: FolderListing
    do throws(SystemError) {
      listing = try FolderListing(openFolder(folder))
    } catch {
      return error.isAbsence ? [] : [Entry(path: folder, kind: .unreadable(error.reason))]
    }
    var entries: [Entry] = []
    for item in listing.items {
      let path = listing.path(of: item, in: folder)
      guard let kind = item.kind.entryKind else { continue }
      switch try treatment(path, false) {
      case .ignored: continue
      case .submodule: entries.append(Entry(path: path, kind: .submodule))
      case .included: entries.append(Entry(path: path, kind: kind))
      }
    }
    return entries.sorted { $0.path < $1.path }
  }

  /// What the operating system says of what is at an entry's path now; `nil` if it says nothing.
  public func stamp(of entry: Entry) -> FileStamp? {
    do throws(SystemError) {
      // A link that has come onto the way meanwhile leads to another file, or to the same one.
      return FileStamp(try FileDescriptor.status(of: entry.path))
    } catch {
      return nil
    }
  }

  /// The content of a file entry, or the text of a symbolic link, unless it is larger than `limit` bytes.
  ///
  /// Throws if what is there now is no regular file any more, or cannot be read.
  public func content(of entry: Entry, limit: Int) throws(SnapshotError) -> Content {
    do throws(SystemError) {
      if entry.kind == .symbolicLink {
        let target = try openFolder(entry.path.folder).target(of: entry.path.name)
        return target.count > limit ? .tooLarge(target.count) : .bytes(target)
      }
      return try openFile(entry.path).content(limit: limit)
    } catch {
      throw SnapshotError(error.sentence, path: entry.path)
    }
  }

  private func entry(named path: Path) -> Entry? {
    do throws(SystemError) {
      return try FileKind(following: path).entryKind.map { Entry(path: path, kind: $0) }
    } catch {
      return Entry(path: path, kind: .unreadable(error.reason))
    }
  }

  private func walk(_ folder: Path) throws(SnapshotError) -> [Entry] {
    guard try isReached(folder) else { return [] }
    let descriptor: FileDescriptor
    do throws(SystemError) {
      descriptor = try openFolder(folder)
    } catch {
      return error.isAbsence ? [] : [Entry(path: folder, kind: .unreadable(error.reason))]
    }
    return try DiskWalk.entries(below: folder, in: descriptor, treatment: treatment)
  }

  /// Whether a walk from the anchor above `folder` would come to look into it.
  private func isReached(_ folder: Path) throws(SnapshotError) -> Bool {
    guard let (anchor, names) = named.anchor(of: folder) else { return true }
    var path = anchor.folder
    for name in names {
      path = path.appending(name)
      guard try treatment(path, true) == .included else { return false }
    }
    return true
  }

  /// Opens a folder, following links as far as its anchor only.
  private func openFolder(_ path: Path) throws(SystemError) -> FileDescriptor {
    if let folder = try open(path, O_RDONLY | O_DIRECTORY) { return folder }
    return try FileDescriptor(following: path, flags: O_RDONLY | O_DIRECTORY)
  }

  /// Opens a file, which may have become something else since it was listed: a named pipe must not make us wait.
  private func openFile(_ path: Path) throws(SystemError) -> FileDescriptor {
    if paths.contains(path) { return try FileDescriptor(following: path, flags: O_RDONLY | O_NONBLOCK) }
    if let file = try open(path, O_RDONLY | O_NONBLOCK) { return file }
    return try FileDescriptor(path.name, in: openFolder(path.folder), flags: O_RDONLY | O_NONBLOCK)
  }

  /// Opens what lies below an anchor, following links as far as that only; `nil` for what does not.
  private func open(_ path: Path, _ flags: CInt) throws(SystemError) -> FileDescriptor? {
    guard let (anchor, names) = named.anchor(of: path), let name = names.last else { return nil }
    // Mostly all is below the current folder, and one call of the operating system is enough.
    if anchor.folder.isTop, FileDescriptor.canDoWithoutLinks {
      return try FileDescriptor(withoutLinks: path, flags: flags)
    }
    var folder = try FileDescriptor(following: anchor.folder, flags: O_RDONLY | O_DIRECTORY)
    for name in names.dropLast() { folder = try FileDescriptor(name, in: folder, flags: O_RDONLY | O_DIRECTORY) }
    return try FileDescriptor(name, in: folder, flags: flags)
  }
}
