package import Diagnostics
import Glibc

/// The files and folders that the user named, and the folders from which a walk starts for them.
package struct NamedPaths {
  /// A folder above everything that belongs to a named path: that path itself, or the folder that a named file is in.
  package struct Anchor: Hashable {
    /// The folder.
    package let folder: Path
    /// The path that was named.
    package let named: Path
  }

  /// What was named, without `./`, doubled or trailing slashes.
  package let paths: [Path]
  /// The anchors, inner ones first.
  ///
  /// A symbolic link is followed on the way to one, and not below.
  package let anchors: [Anchor]

  /// Looks up what was named; the top is the current folder.
  ///
  /// Throws if a path does not exist or cannot be reached.
  package init(_ paths: [Path]) throws(SnapshotError) {
    self.paths = paths.map(\.withoutEmptySteps)
    var anchors: [Anchor] = []
    for path in self.paths {
      do throws(SystemError) {
        let isFolder = try FileKind(following: path) == .folder
        anchors.append(Anchor(folder: isFolder ? path : path.folder, named: path))
      } catch {
        throw SnapshotError(error.code == ENOENT ? "no such file or folder" : error.sentence, path: path)
      }
    }
    self.anchors = anchors.sorted { $0.folder.bytes.count > $1.folder.bytes.count }
  }

  /// The innermost anchor at or above a path, and the names on the way from it.
  package func anchor(of path: Path) -> (anchor: Anchor, names: [ByteString])? {
    for anchor in anchors {
      if path == anchor.folder { return (anchor, []) }
      if anchor.folder.isTop && path.isAbsolute { continue }
      // A path that leads up again does not lie below the folder, though it starts like one that does.
      if let names = path.relative(to: anchor.folder)?.components, names.first != ".." { return (anchor, names) }
    }
    return nil
  }
}
