import Diagnostics
public import Snapshots

/// Reads single files of a snapshot, and tells what they are.
public struct FileReader {
  private let snapshot: any Snapshot

  /// A reader of `snapshot`.
  public init(_ snapshot: any Snapshot) {
    self.snapshot = snapshot
  }

  /// Reads what is at an entry, if it has no more than `limit` bytes; what cannot be read is content of that kind.
  public func read(_ entry: Entry, limit: Int) -> PipelineFile {
    PipelineFile(path: entry.path, content: content(of: entry, limit: limit))
  }

  private func content(of entry: Entry, limit: Int) -> PipelineFile.Content {
    do {
      switch entry.kind {
      case .submodule: return .submodule
      case .unmerged: return .unmerged
      case .special: return .unreadable("is a pipe, a socket or a device, not a file")
      case .unreadable(let reason): return .unreadable(reason)
      case .symbolicLink:
        guard case .bytes(let target) = try snapshot.content(of: entry, limit: 4096) else {
          return .symbolicLink(target: "…")
        }
        return .symbolicLink(target: ByteString(target))
      case .file:
        switch try snapshot.content(of: entry, limit: limit) {
        case .bytes(let bytes):
          return .init(classifying: SourceFile(path: entry.path, origin: snapshot.origin, bytes: bytes))
        case .tooLarge(let size):
          return .tooLarge(bytes: size, limit: limit)
        }
      }
    } catch {
      return .unreadable(error.message)
    }
  }
}
