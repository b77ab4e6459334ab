import Diagnostics
import Glibc

/// A walk over files on disk that follows no symbolic link.
///
/// Folders named `.git` are left out, wherever they are: what git keeps there is not content.
struct DiskWalk {
  /// How many folders deep the walk goes; each of them is held open on the way.
  static let depthLimit = 128
  /// How many bytes a path may have, as the operating system has it.
  static let pathLimit = 4096

  private let treatment: DiskTreatment.Rule
  /// Whether a folder of the operating system may be on the way.
  private let mayMeetSystem: Bool
  private var buffer = [UInt8](repeating: 0, count: FolderListing.bufferSize)
  private var entries: [Entry] = []
  /// Whether something is among the entries that does not stand where its path would: a folder that is not looked into.
  private var isOutOfOrder = false

  /// Walks an open folder that is reported as `path`, and gives what is below it in byte order of the paths.
  static func entries(
    below path: Path, in folder: borrowing FileDescriptor, treatment: @escaping DiskTreatment.Rule
  ) throws(SnapshotError) -> [Entry] {
    if SystemFolders.contain(folder) {
      return [Entry(path: path, kind: .unreadable("it is a folder of the operating system, which holds no files"))]
    }
    var walk = DiskWalk(treatment: treatment, mayMeetSystem: SystemFolders.mayBeBelow(folder))
    try walk.visit(folder, at: path, depth: 0)
    return walk.isOutOfOrder ? walk.entries.sorted { $0.path < $1.path } : walk.entries
  }

  private init(treatment: @escaping DiskTreatment.Rule, mayMeetSystem: Bool) {
    self.treatment = treatment
    self.mayMeetSystem = mayMeetSystem
  }

  private mutating func visit(
    _ folder: borrowing FileDescriptor, at path: Path, depth: Int
  ) throws(SnapshotError) {
    let listing: FolderListing
    do throws(SystemError) {
      listing = try FolderListing(folder, buffer: &buffer)
    } catch {
      add(.unreadable(error.reason), at: path)
      return
    }
    for item in listing.items where !listing.isNamed(".git", item) {
      try visit(item, of: listing, at: listing.path(of: item, in: path), in: folder, depth: depth)
    }
  }

  private mutating func visit(
    _ item: FolderListing.Item, of listing: FolderListing, at path: Path, in folder: borrowing FileDescriptor,
    depth: Int
  ) throws(SnapshotError) {
    switch try treatment(path, item.kind == .folder) {
    case .ignored: return
    case .submodule: return add(.submodule, at: path)
    case .included: break
    }
    guard path.bytes.count < Self.pathLimit else {
      return add(.unreadable("its path is longer than \(Self.pathLimit) bytes"), at: path)
    }
    if let kind = item.kind.entryKind { return entries.append(Entry(path: path, kind: kind)) }

    guard depth < Self.depthLimit else {
      return add(.unreadable("it is more than \(Self.depthLimit) folders deep"), at: path)
    }
    let child: FileDescriptor
    do throws(SystemError) {
      child = try FileDescriptor(listing.name(of: item), in: folder, flags: O_RDONLY | O_DIRECTORY)
    } catch {
      // A folder that vanished since it was listed is simply not there any more.
      if error.code != ENOENT { add(.unreadable(error.reason), at: path) }
      return
    }
    if mayMeetSystem, SystemFolders.contain(child) { return add(.special, at: path) }
    try visit(child, at: path, depth: depth + 1)
  }

  private mutating func add(_ kind: Entry.Kind, at path: Path) {
    entries.append(Entry(path: path, kind: kind))
    isOutOfOrder = true
  }
}
