import Configuration
import Diagnostics
import GitSource
import Pipelines
import RuleEngine
import Snapshots

/// What a command looks at: a snapshot, the part of it that counts, and the root that its configuration speaks of.
struct LintSource {
  let snapshot: any Snapshot
  let scope: Check.Scope
  /// How to say in a sentence what was looked at, such as "staged" or "at 3f2a91c".
  let name: String
  /// What was named to be searched, for the sentence that nothing was found there.
  let searched: [Path]
  /// Where the configuration is looked for.
  let root: Root
  /// The repository that the files come from or lie in.
  var repository: GitRepository?

  /// What git was asked for on the way, and why.
  var consultations: [String] { repository?.consultations ?? [] }

  /// The folder at which the configuration's patterns are anchored.
  enum Root {
    /// The top of the snapshot, whose paths start there.
    case snapshotTop
    /// A folder on disk, with the current folder from which the snapshot's paths are reached.
    case disk(search: [Path], fallback: Path, WorkingFolder)
  }

  /// The index: what `git commit` is about to record.
  static func staged(_ options: LintOptions) throws(SnapshotError) -> LintSource {
    let repository = try openRepository(options)
    let snapshot = try IndexSnapshot(repository, wholeCheck: options.all)
    return LintSource(
      snapshot: snapshot, scope: options.all ? .whole : .changed, name: "staged", searched: [],
      root: .snapshotTop, repository: repository)
  }

  /// A commit, as a whole or compared with a base.
  static func commit(_ revision: String, base: String?, _ options: LintOptions) throws(SnapshotError) -> LintSource {
    let repository = try openRepository(options)
    let base = options.all ? nil : base
    let snapshot = try CommitSnapshot(repository, revision: revision, base: base)
    let name: String =
      if case .commit(let id) = snapshot.origin { "at \(id)" } else { "at \(revision)" }
    return LintSource(
      snapshot: snapshot, scope: base == nil ? .whole : .changed, name: name, searched: [], root: .snapshotTop,
      repository: repository)
  }

  /// One workflow from standard input.
  static func standardInput(path: String?, as kind: DeclaredKind?) throws(SnapshotError) -> LintSource {
    guard let folder = WorkingFolder() else { throw .noWorkingFolder }
    let path = path.map { RawArguments.path($0) } ?? "<stdin>"
    return LintSource(
      snapshot: try StandardInputSnapshot(path: path, limit: Settings.standard.maxFileSize),
      scope: .named(files: [path], as: kind, andFolders: false), name: "from standard input", searched: [],
      root: .disk(search: folder.foldersUpwards(from: .top), fallback: folder.path, folder))
  }

  /// Files and folders on disk; without any, the work tree around the current folder.
  static func disk(
    _ arguments: [String], as kind: DeclaredKind? = nil, _ options: LintOptions
  ) throws(SnapshotError) -> LintSource {
    guard let folder = WorkingFolder() else { throw .noWorkingFolder }
    var paths = arguments.map { folder.leadingToPipeline(RawArguments.path($0).withoutEmptySteps) }
    let start = paths.first.map { DiskPath.isFolder($0) ? $0 : $0.folder } ?? .top
    let repository =
      paths.isEmpty ? try GitRepository(options) : try repository(around: start, options)
    let top = repository?.workTree
    if paths.isEmpty { paths = [top.map { folder.reached($0) } ?? .top] }

    let files = paths.filter { !DiskPath.isFolder($0) }
    let folders = paths.filter { DiskPath.isFolder($0) }
    let snapshot = try snapshot(of: paths, in: repository, isNamed: !arguments.isEmpty, options)
    // The configuration is the nearest one upwards, but not beyond the repository.
    let upwards = folder.foldersUpwards(from: start)
    let search = top.flatMap { top in upwards.firstIndex(of: top).map { Array(upwards[...$0]) } } ?? upwards
    let isConfiguration = files.count == 1 && folders.isEmpty && files[0].name == ConfigurationFile.name
    let scope: Check.Scope =
      if isConfiguration {
        .named(files: [], andFolders: false)
      } else {
        files.isEmpty ? .whole : .named(files: files, as: kind, andFolders: !folders.isEmpty)
      }
    return LintSource(
      snapshot: snapshot, scope: scope, name: "", searched: paths,
      root: .disk(search: search, fallback: top ?? folder.path, folder), repository: repository)
  }

  /// The repository that a named path lies in, for its ignore rules.
  ///
  /// What is named is read whatever git says, so a repository that cannot be read is no reason not to.
  private static func repository(
    around folder: Path, _ options: LintOptions
  ) throws(SnapshotError) -> GitRepository? {
    do throws(SnapshotError) {
      return try GitRepository(options, discoveringFrom: folder, environment: .process.withoutRepository)
    } catch {
      tellThatRulesAreLeftAside(because: error, options)
      return nil
    }
  }

  /// The files on disk, without those that git ignores where the paths are in a repository.
  ///
  /// As above, what is named is read also where the index, and so what git tracks, cannot be.
  private static func snapshot(
    of paths: [Path], in repository: GitRepository?, isNamed: Bool, _ options: LintOptions
  ) throws(SnapshotError) -> any Snapshot {
    guard let repository, !repository.isBare else { return try DiskSnapshot(paths: paths) }
    do throws(SnapshotError) {
      return try WorkTreeSnapshot(repository, paths: paths)
    } catch  where isNamed {
      let disk = try DiskSnapshot(paths: paths)
      tellThatRulesAreLeftAside(because: error, options)
      return disk
    }
  }

  private static func tellThatRulesAreLeftAside(because error: SnapshotError, _ options: LintOptions) {
    if !options.quiet { StandardStream.error.write("note: git's ignore rules are left aside: \(error)\n") }
  }

  private static func openRepository(_ options: LintOptions) throws(SnapshotError) -> GitRepository {
    guard let repository = try GitRepository(options) else {
      throw SnapshotError("this is no git repository, nor is any folder above it; give a PATH to check files on disk")
    }
    return repository
  }
}

extension GitRepository {
  /// Opens a repository as the options of the command line allow.
  fileprivate convenience init?(
    _ options: LintOptions, discoveringFrom folder: Path = .top, environment: RepositoryEnvironment = .process
  ) throws(SnapshotError) {
    try self.init(
      discoveringFrom: folder, environment: environment, trusting: options.trustRepository,
      fetching: options.allowFetch)
  }
}

extension SnapshotError {
  fileprivate static var noWorkingFolder: SnapshotError {
    SnapshotError("the current folder does not exist any more, or cannot be reached")
  }
}
