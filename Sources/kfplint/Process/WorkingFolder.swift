import Diagnostics
import Glibc
import Snapshots

extension Path {
  /// The path without links, if something is there.
  var realPath: Path? {
    guard let text = realpath(DiskPath.terminated(isTop ? "." : self), nil) else { return nil }
    defer { free(text) }
    return Path(UnsafeRawBufferPointer(start: text, count: strlen(text)))
  }
}

/// The current folder, to tell where a path leads that is written as seen from it.
struct WorkingFolder: Sendable {
  /// The folder's absolute path.
  let path: Path

  /// The current folder of the process; `nil` if it was deleted or cannot be reached.
  init?() {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    guard getcwd(&buffer, buffer.count) != nil else { return nil }
    path = Path(buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) })
  }

  /// The absolute path of what is reached as `path`, with `.` and `..` worked out as names.
  func absolute(_ path: Path) -> Path {
    let isAbsolute = path.bytes.first == UInt8(ascii: "/")
    var components = isAbsolute ? [] : self.path.components
    for component in path.components {
      if component == ".." {
        _ = components.popLast()
      } else if component != "." {
        components.append(component)
      }
    }
    return Self.rooted(components)
  }

  /// The shortest way to write an absolute path as seen from the folder: `x`, `../x`, or the top for itself.
  func reached(_ absolute: Path) -> Path {
    let (here, there) = (path.components, absolute.components)
    let shared = zip(here, there).prefix { $0 == $1 }.count
    let up: [ByteString] = here.dropFirst(shared).map { _ in ".." }
    return (up + there.dropFirst(shared)).reduce(Path.top) { $0.appending($1) }
  }

  /// The path by way of the folder above, if it is a file in a pipeline's `params` and that is the current folder.
  ///
  /// The file stands for its pipeline, which no path without `..` leads to.
  func leadingToPipeline(_ file: Path) -> Path {
    guard path.name == RenderedFolder.paramsName, file.components.count == 1, !file.isAbsolute, !DiskPath.isFolder(file)
    else {
      return file
    }
    return Path("..").appending(ByteString(stringLiteral: RenderedFolder.paramsName)).appending(file.name)
  }

  /// The folders from `path` upwards, all absolute, to the root of the file system.
  func foldersUpwards(from path: Path) -> [Path] {
    var components = absolute(path).components
    var folders = [Self.rooted(components)]
    while !components.isEmpty {
      components.removeLast()
      folders.append(Self.rooted(components))
    }
    return folders
  }

  /// The path from a root, an absolute folder, of what is reached from the folder.
  func pathFromRoot(_ root: Path) -> @Sendable (Path) -> Path {
    // The way from the root to the folder is worked out once: the question comes for every file of a tree.
    let prefix = path == root ? Path.top : path.relative(to: root)
    return { [self] path in
      if let prefix, path.bytes.first != UInt8(ascii: "/"), !path.bytes.starts(with: "../".utf8) {
        return prefix.isTop ? path : Path(prefix.bytes + [UInt8(ascii: "/")] + path.bytes)
      }
      let absolute = absolute(path)
      if absolute == root { return .top }
      return root == "/" ? Path(absolute.bytes.dropFirst()) : absolute.relative(to: root) ?? absolute
    }
  }

  private static func rooted(_ components: [ByteString]) -> Path {
    components.isEmpty ? "/" : Path(components.flatMap { [UInt8(ascii: "/")] + $0.bytes })
  }
}
