public import Diagnostics

/// One file that comes through standard input.
public struct StandardInputSnapshot: Snapshot {
  private let path: Path
  private let content: Content

  /// Reads standard input to its end, or until more than `limit` bytes have come; it is reported as `path`.
  ///
  /// Throws if standard input is closed or cannot be read.
  public init(path: Path = "<stdin>", limit: Int) throws(SnapshotError) {
    try self.init(path: path, limit: limit, descriptor: 0)
  }

  init(path: Path, limit: Int, descriptor: CInt) throws(SnapshotError) {
    self.path = path
    do throws(SystemError) {
      let bytes = try FileDescriptor.read(descriptor, upTo: limit, expecting: 65_535)
      // How much more would have come, nobody knows: the size is the least that it is.
      content = bytes.count > limit ? .tooLarge(bytes.count) : .bytes(bytes)
    } catch {
      throw SnapshotError("standard input \(error.sentence)")
    }
  }

  /// Whether nothing came.
  public var isEmpty: Bool {
    if case .bytes(let bytes) = content { bytes.isEmpty } else { false }
  }

  /// Standard input.
  public var source: Outcome.Source { Outcome.Source(kind: .standardInput) }

  /// Standard input.
  public var origin: SourceFile.Origin { .standardInput }

  /// `nil`: the file is looked at as a whole.
  public var changedPaths: [Path]? { nil }

  /// The one file, at its own path.
  public func entry(at path: Path) -> Entry? {
    path == self.path ? Entry(path: path, kind: .file) : nil
  }

  /// The one file, if its path lies below `folder`.
  public func entries(below folder: Path) -> [Entry] {
    folder.isTop || path.isInside(folder) ? [Entry(path: path, kind: .file)] : []
  }

  /// What came, unless it was more than `limit` bytes or than the limit it was read with.
  public func content(of entry: Entry, limit: Int) -> Content {
    if case .bytes(let bytes) = content, bytes.count > limit { return .tooLarge(bytes.count) }
    return content
  }
}
