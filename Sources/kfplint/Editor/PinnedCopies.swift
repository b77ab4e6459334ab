import Diagnostics
import Snapshots

/// Copies of files as commits have them, for an editor that opens only what is on disk.
///
/// The protocol has no documents that a server makes before version 3.18. The copies are in a folder that only this user can
/// look into, and are gone when the program ends.
final class PinnedCopies {
  private var scratch: ScratchFolder?

  /// The copy of a file, made unless it is there; nobody can write to it.
  func path(of bytes: [UInt8], at commit: String, _ path: Path) throws(SnapshotError) -> Path {
    // Git itself refuses trees with such names, but a repository may have been made by hand.
    guard !path.isTop, path.bytes.first != UInt8(ascii: "/"),
      path.components.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." })
    else { throw SnapshotError("is no path of a file", path: path) }
    let copy = try folder().path.appending(ByteString(commit)).appending(ByteString(path.bytes))
    if !FileOnDisk.exists(copy) { try FileOnDisk.writeNew(bytes, to: copy, mode: 0o400) }
    return copy
  }

  private func folder() throws(SnapshotError) -> ScratchFolder {
    if let scratch { return scratch }
    let made = try ScratchFolder(for: "lsp")
    scratch = made
    return made
  }

  /// Whether a file is one of them.
  func contains(_ file: Path) -> Bool { scratch.map { file.isInside($0.path) } ?? false }
}
