import Configuration
import Diagnostics
import GitSource
import Policies
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
    var folder: Path?
    /// Whether the options name it, so that what is linted has no say in it.
    var isNamed = false
    /// Whether it was looked for where it belongs.
    var isSearched = true
    /// What the user has to know of where it comes from.
    var notes: [String] = []
    /// Where the files lie that it names.
    var home: Home?
    /// The folder on disk that patterns are anchored at, if it is one.
    var root: Path?

    /// Where a configuration comes from, and what it names.
    enum Home {
      case snapshot(any Snapshot)
      case disk(Path)
    }

    /// Adds what is wrong with a file that the configuration names.
    mutating func add(_ problems: [ConfigurationProblem]) {
      configuration = configuration?.adding(problems)
    }

    /// What holds: a configuration that comes with what is linted may lower the limits, not raise them.
    var settings: Settings {
      guard let configuration else { return .standard }
      return isNamed ? configuration.settings : configuration.settings.ofRepository
    }

    /// The same, with a note for each limit that it cannot raise.
    fileprivate var tellingLimits: Found {
      guard let settings = configuration?.settings, !isNamed else { return self }
      var copy = self
      for (key, isRaised) in [
        ("max-file-size", settings.maxFileSize > self.settings.maxFileSize),
        ("max-total-size", settings.maxTotalSize > self.settings.maxTotalSize),
      ] where isRaised {
        copy.notes.append("\(key) of .kfplint.yaml only counts above the default in a file that --config names")
      }
      return copy
    }
  }

  /// Reads the file that the options name, or else the one that lies at the root of the source.
  static func find(for source: LintSource, _ options: SourceOptions) throws(SnapshotError) -> Found {
    try search(for: source, options).tellingLimits
  }

  private static func search(for source: LintSource, _ options: SourceOptions) throws(SnapshotError) -> Found {
    if options.noConfig { return Found(isSearched: false) }
    if let named = options.config {
      let path = RawArguments.path(named)
      if DiskPath.isFolder(path) {
        throw SnapshotError("is a folder; --config needs a file, such as \(path)/\(ConfigurationFile.name)", path: path)
      }
      let disk = try DiskSnapshot(paths: [path])
      guard let file = try read(path, from: disk) else {
        throw SnapshotError("there is no such configuration file", path: path)
      }
      switch source.root {
      case .snapshotTop:
        return Found(
          configuration: file, folder: path.folder, isNamed: true, isSearched: false, home: .disk(path.folder))
      case .disk(_, let root, let folder):
        return Found(
          configuration: file, pathFromRoot: folder.pathFromRoot(root), folder: path.folder, isNamed: true,
          isSearched: false, home: .disk(path.folder), root: root)
      }
    }
    switch source.root {
    case .snapshotTop:
      let own = try own(in: .top, of: source.snapshot)
      if let push = source.push, let repository = source.repository {
        return try governing(push, of: source.snapshot, besides: own, in: repository)
      }
      return Found(configuration: own, folder: source.repository?.workTree, home: .snapshot(source.snapshot))
    case .disk(let search, let fallback, let folder):
      for root in search {
        let place = folder.reached(root)
        let paths = ([ConfigurationFile.name] + ConfigurationFile.misspeltNames).map { place.appending($0) }
        guard let path = try DiskPath.first(of: paths) else { continue }
        if let file = try own(in: place, of: DiskSnapshot(paths: [path])) {
          let isOwn = source.workTree.map { $0 == root } ?? true
          return Found(
            configuration: file, pathFromRoot: folder.pathFromRoot(root), folder: path.folder,
            notes: isOwn ? [] : ["\(path) holds for checks on disk only: hooks and CI read the top of the repository"],
            home: .disk(path.folder), root: root)
        }
      }
      return Found(pathFromRoot: folder.pathFromRoot(fallback), root: fallback)
    }
  }

  /// The configuration that holds for a push: the one from before it, so that nobody switches the gate off on the way in.
  ///
  /// A new one counts from the next push on, and is refused where it cannot be read. One from before that cannot be read
  /// can only be older than the hook, and is no hold.
  private static func governing(
    _ push: LintSource.Received, of pushed: any Snapshot, besides own: ConfigurationFile?, in repository: GitRepository
  ) throws(SnapshotError) -> Found {
    guard let commit = push.governing else { return Found(configuration: own, home: .snapshot(pushed)) }
    let snapshot = try CommitSnapshot(repository, revision: commit.hexadecimal, base: nil)
    let before = try self.own(in: .top, of: snapshot)
    let isChanged = own?.files.map(\.bytes) != before?.files.map(\.bytes)
    guard isChanged, isUsable(own), isUsable(before) else {
      return Found(configuration: own, home: .snapshot(isChanged ? pushed : snapshot))
    }
    let verb = own == nil ? "removes" : before == nil ? "adds" : "changes"
    let what = own?.file.bytes == before?.file.bytes ? "policies that .kfplint.yaml names" : ".kfplint.yaml"
    return Found(
      configuration: before,
      notes: ["this push \(verb) \(what); it is checked by what held before it, which the next push is not"],
      home: .snapshot(snapshot))
  }

  /// Whether a check can go by a configuration, or by there being none: its policies can be understood as well.
  private static func isUsable(_ configuration: ConfigurationFile?) -> Bool {
    guard let configuration else { return true }
    return configuration.problems.isEmpty && PolicyRules(configuration.settings.policies).problems.isEmpty
  }

  /// The configuration that lies in a folder; a file of a misspelt name is one that cannot be used.
  ///
  /// A gate whose configuration nobody reads looks like one that works.
  private static func own(in folder: Path, of snapshot: any Snapshot) throws(SnapshotError) -> ConfigurationFile? {
    if let file = try read(folder.appending(ConfigurationFile.name), from: snapshot) { return file }
    for name in ConfigurationFile.misspeltNames {
      let path = folder.appending(name)
      guard let entry = try snapshot.entry(at: path), entry.kind == .file else { continue }
      return ConfigurationFile(
        file: SourceFile(path: path, origin: snapshot.origin, bytes: []),
        problem: "kfplint reads \(ConfigurationFile.name), not \(name)", help: "rename the file")
    }
    return nil
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
    case .tooLarge: return unusable("is larger than 1 MiB, the limit for a configuration")
    case .bytes(let bytes):
      let file = SourceFile(path: path, origin: snapshot.origin, bytes: bytes)
      let policies = try PolicyFileLookup.files(of: file, from: snapshot, limit: limit)
      let configuration = ConfigurationFile(parsing: file, rules: Rulebook.known, policyFiles: policies)
      return ReleaseNumber(Version.current).map { configuration.read(by: $0) } ?? configuration
    }
  }
}
