import Configuration
import Diagnostics
import GitSource
import RuleEngine
import Rules
import Snapshots

/// Finds and reads the configuration that belongs to what is linted.
enum ConfigurationLookup {
  /// The most bytes that a configuration may have.
  private static let limit = 1 << 20

  /// What was found.
  struct Found {
    /// The configuration file, if there is one.
    var configuration: ConfigurationFile?
    /// The path from its root of whatever the reports name.
    var pathFromRoot: @Sendable (Path) -> Path = { $0 }
    /// The folder on disk that relative paths in it start from; `nil` in a bare repository.
    ///
    /// That also keeps a server's repositories from whoever pushes a configuration that names them.
    var folder: Path?
  }

  /// Reads the file that the options name, or else the one that lies at the root of the source.
  static func find(for source: LintSource, _ options: SourceOptions) throws(SnapshotError) -> Found {
    if options.noConfig { return Found() }
    if let named = options.config {
      let path = RawArguments.path(named)
      let disk = try DiskSnapshot(paths: [path])
      guard let file = try read(path, from: disk) else {
        throw SnapshotError("there is no such configuration file", path: path)
      }
      switch source.root {
      case .snapshotTop: return Found(configuration: file, folder: path.folder)
      case .disk(_, let root, let folder):
        return Found(configuration: file, pathFromRoot: pathFromRoot(root, folder), folder: path.folder)
      }
    }
    switch source.root {
    case .snapshotTop:
      return Found(
        configuration: try read(Path(ConfigurationFile.name.bytes), from: source.snapshot),
        folder: source.repository?.workTree)
    case .disk(let search, let fallback, let folder):
      for root in search {
        let path = folder.reached(root).appending(ConfigurationFile.name)
        let disk: DiskSnapshot
        do { disk = try DiskSnapshot(paths: [path]) } catch { continue }
        if let file = try read(path, from: disk) {
          return Found(configuration: file, pathFromRoot: pathFromRoot(root, folder), folder: path.folder)
        }
      }
      return Found(pathFromRoot: pathFromRoot(fallback, folder))
    }
  }

  private static func pathFromRoot(_ root: Path, _ folder: WorkingFolder) -> @Sendable (Path) -> Path {
    // The way from the root to the current folder is worked out once: the question comes for every file of a tree.
    let prefix = folder.path == root ? Path.top : folder.path.relative(to: root)
    return { path in
      if let prefix, path.bytes.first != UInt8(ascii: "/"), !path.bytes.starts(with: "../".utf8) {
        return prefix.isTop ? path : Path(prefix.bytes + [UInt8(ascii: "/")] + path.bytes)
      }
      let absolute = folder.absolute(path)
      return root == "/" ? Path(absolute.bytes.dropFirst()) : absolute.relative(to: root) ?? absolute
    }
  }

  private static func read(_ path: Path, from snapshot: any Snapshot) throws(SnapshotError) -> ConfigurationFile? {
    func unusable(_ problem: String) -> ConfigurationFile {
      ConfigurationFile(file: SourceFile(path: path, origin: snapshot.origin, bytes: []), problem: problem)
    }
    guard let entry = try snapshot.entry(at: path) else {
      return try snapshot.entries(below: path).isEmpty ? nil : unusable("is a folder")
    }
    switch entry.kind {
    case .file: break
    case .symbolicLink: return unusable("is a symbolic link, which is not followed")
    case .submodule, .special: return unusable("is not a file")
    case .unmerged: return unusable("is unmerged in the index; resolve the conflict first")
    case .unreadable(let reason): throw SnapshotError(reason, path: path)
    }
    switch try snapshot.content(of: entry, limit: limit) {
    case .tooLarge: return unusable("is larger than a mebibyte, which no configuration is")
    case .bytes(let bytes):
      let file = SourceFile(path: path, origin: snapshot.origin, bytes: bytes)
      return ConfigurationFile(parsing: file, rules: Rulebook.rules.map(\.info.id))
    }
  }
}
