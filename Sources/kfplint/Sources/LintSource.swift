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
  /// The refs that a push makes lead there.
  let refs: [Outcome.Source.Ref]
  /// What was named to be searched, for the sentence that nothing was found there.
  let searched: [Path]
  /// Where the configuration is looked for.
  let root: Root
  /// The repository that the files come from or lie in.
  let repository: GitRepository?
  /// The paths that the check is limited to, as the snapshot has them; everything if there are none.
  var limits: [Path] = []
  /// What is pushed into this repository, if it is that.
  let push: Received?

  /// Whether somebody pushes it into this repository.
  var isPushed: Bool { push != nil }

  /// What a push into this repository brings.
  struct Received: Hashable {
    /// The commit whose configuration holds for it: what the ref led to before, or what it branches off.
    ///
    /// `nil` if there was nothing before.
    let governing: ObjectID?
  }

  /// The same source, of which only what lies at or below some paths counts; they are as seen from the current folder.
  func limited(to arguments: [String]) throws(SnapshotError) -> LintSource {
    guard !arguments.isEmpty else { return self }
    guard let folder = WorkingFolder() else { throw .noWorkingFolder }
    var copy = self
    for argument in arguments {
      let path = RawArguments.path(argument)
      guard let workTree else {
        copy.limits.append(path)
        continue
      }
      let absolute = folder.absolute(path)
      guard absolute == workTree || absolute.isInside(workTree) else {
        throw SnapshotError("is not in this repository", path: path)
      }
      copy.limits.append(absolute.relative(to: workTree) ?? .top)
    }
    return copy
  }

  /// The folder on disk with the repository's files, if there is one.
  var workTree: Path? { repository?.workTree }

  /// The path from the repository's top of a path that a report names.
  ///
  /// Paths of commits and of the index start there; those of files on disk start from the current folder.
  var pathFromTop: @Sendable (Path) -> Path {
    guard case .disk(_, let fallback, let folder) = root else { return { $0 } }
    return folder.pathFromRoot(workTree ?? fallback)
  }

  /// What git was asked for on the way, and why.
  var consultations: [String] { repository?.consultations ?? [] }

  /// The folder at which the configuration's patterns are anchored.
  enum Root {
    /// The top of the snapshot, whose paths start there.
    case snapshotTop
    /// A folder on disk, with the current folder from which the snapshot's paths are reached.
    case disk(search: [Path], fallback: Path, WorkingFolder)
  }

  init(
    _ snapshot: any Snapshot, _ scope: Check.Scope, name: String, searched: [Path] = [], root: Root = .snapshotTop,
    refs: [Outcome.Source.Ref] = [], repository: GitRepository? = nil, push: Received? = nil
  ) {
    self.snapshot = snapshot
    self.scope = scope
    self.name = name
    self.searched = searched
    self.root = root
    self.refs = refs
    self.repository = repository
    self.push = push
  }

  /// The index: what `git commit` is about to record.
  static func staged(_ options: LintOptions) throws(SnapshotError) -> LintSource {
    try staged(options.source, all: options.all)
  }

  /// The index, for a hook of `git commit`: if something ends it, git does not commit.
  static func stagedForCommit(_ options: LintOptions) throws(SnapshotError) -> LintSource {
    try staged(options.source, all: options.all, isHook: true)
  }

  /// The index, as a whole or as far as it is different from HEAD.
  static func staged(
    _ options: SourceOptions, all: Bool = false, isHook: Bool = false
  ) throws(SnapshotError) -> LintSource {
    let repository = try openRepository(options)
    let snapshot = try IndexSnapshot(repository, shortLived: isHook)
    return LintSource(snapshot, all ? .whole : .changed, name: "staged", repository: repository)
  }

  /// A commit or tree as a whole.
  static func commit(_ revision: String, _ options: LintOptions) throws(SnapshotError) -> LintSource {
    try commit(revision, base: nil, in: openRepository(options.source))
  }

  /// What a commit changes since a base, or all of it without one.
  ///
  /// `refs` are what a push makes lead to the commit.
  static func commit(
    _ revision: String, base: ObjectID?, in repository: GitRepository, refs: [Outcome.Source.Ref] = [],
    push: Received? = nil
  ) throws(SnapshotError) -> LintSource {
    let snapshot = try CommitSnapshot(repository, revision: revision, base: base?.hexadecimal)
    var name = "at \(revision)"
    if case .commit(let id) = snapshot.origin { name = "at \(id)" }
    if !refs.isEmpty { name += " for \(RefNames.list(refs.map(\.name)))" }
    return LintSource(
      snapshot, base == nil ? .whole : .changed, name: name, refs: refs, repository: repository, push: push)
  }

  /// What one commit changes since its merge base with another, or all of it if they share no history.
  static func range(from: String, to: String, _ options: LintOptions) throws(SnapshotError) -> LintSource {
    try range(from: from, to: to, options.source, all: options.all)
  }

  /// What one commit changes since its merge base with another, or all of it if it is wanted or they share no history.
  static func range(
    from: String, to: String, _ options: SourceOptions, all: Bool = false
  ) throws(SnapshotError) -> LintSource {
    let repository = try openRepository(options)
    if all { return try commit(to, base: nil, in: repository) }
    let start = try repository.commit(named: from)
    let base = try repository.mergeBase(of: repository.commit(named: to), andAnyOf: [start])
    if base == nil, !options.quiet {
      let (start, end) = (VisibleText.of(from.utf8), VisibleText.of(to.utf8))
      StandardStream.tell("note: \(start) and \(end) share no history, so all of \(end) is checked")
    }
    return try commit(to, base: base, in: repository)
  }

  /// What the commit that is checked out changes, as far as the CI system says where the change starts.
  static func rangeOfBuild(_ options: LintOptions) throws(SnapshotError) -> LintSource {
    try rangeOfBuild(options.source, all: options.all)
  }

  /// The same, as a whole or as far as it is different.
  static func rangeOfBuild(_ options: SourceOptions, all: Bool = false) throws(SnapshotError) -> LintSource {
    let repository = try openRepository(options)
    let build = try BuildRange(in: repository)
    if !options.quiet { StandardStream.tell("range: \(build)") }
    guard let base = build.base else { return try commit("HEAD", base: nil, in: repository) }
    return try range(from: base, to: "HEAD", options, all: all)
  }

  /// Files and folders on disk; without any, the work tree around the current folder.
  static func disk(
    _ arguments: [String], as kind: DeclaredKind? = nil, _ options: LintOptions
  ) throws(SnapshotError) -> LintSource {
    try disk(arguments.map { RawArguments.path($0) }, as: kind, options)
  }

  static func disk(
    _ arguments: [Path], as kind: DeclaredKind?, _ options: LintOptions
  ) throws(SnapshotError) -> LintSource {
    guard let folder = WorkingFolder() else { throw .noWorkingFolder }
    var paths = arguments.map { folder.leadingToPipeline($0.withoutEmptySteps) }
    let start = paths.first.map { DiskPath.isFolder($0) ? $0 : $0.folder } ?? .top
    let repository =
      paths.isEmpty ? try GitRepository(options.source) : try repository(around: start, options)
    let top = repository?.workTree
    if paths.isEmpty { paths = [top.map { folder.reached($0) } ?? .top] }

    if top == nil, paths.contains(where: DiskPath.isRoot) {
      throw SnapshotError("/ is all of the file system, which takes hours to look through; name a folder in it")
    }
    let files = paths.filter { !DiskPath.isFolder($0) }
    let folders = paths.filter { DiskPath.isFolder($0) }
    if kind != nil, let folder = folders.first {
      throw SnapshotError("is a folder, and --kind says what a file is", path: folder)
    }
    let snapshot = try snapshot(of: paths, in: repository, isNamed: !arguments.isEmpty, options)
    // The configuration at the top of a repository comes first, so that a check on disk says what the gate will say.
    let upwards = folder.foldersUpwards(from: start)
    let search = top.flatMap { top in upwards.firstIndex(of: top).map { [top] + upwards[..<$0] } } ?? upwards
    let isConfiguration = files.count == 1 && folders.isEmpty && files[0].name == ConfigurationFile.name
    let scope: Check.Scope =
      if isConfiguration {
        .named(files: [], andFolders: false)
      } else {
        files.isEmpty ? .whole : .named(files: files, as: kind, andFolders: !folders.isEmpty)
      }
    return LintSource(
      snapshot, scope, name: "", searched: paths,
      root: .disk(search: search, fallback: top ?? folder.path, folder), repository: repository)
  }

  /// The repository that a named path lies in, for its ignore rules.
  ///
  /// What is named is read whatever git says, so a repository that cannot be read is no reason not to.
  private static func repository(
    around folder: Path, _ options: LintOptions
  ) throws(SnapshotError) -> GitRepository? {
    do throws(SnapshotError) {
      return try GitRepository(options.source, discoveringFrom: folder, environment: .process.withoutRepository)
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
      return try WorkTreeSnapshot(
        repository, paths: paths, isIdentifying: options.cache.isWanted && paths == [.top])
    } catch  where isNamed {
      let disk = try DiskSnapshot(paths: paths)
      tellThatRulesAreLeftAside(because: error, options)
      return disk
    }
  }

  private static func tellThatRulesAreLeftAside(because error: SnapshotError, _ options: LintOptions) {
    if !options.quiet { StandardStream.tell("note: .gitignore was not applied: \(error)") }
  }

  /// The repository around the current folder, or the one that git names.
  static func openRepository(_ options: SourceOptions) throws(SnapshotError) -> GitRepository {
    guard let repository = try GitRepository(options) else {
      throw SnapshotError("this folder is not in a git repository; give a PATH to check files on disk")
    }
    return repository
  }
}

extension GitRepository {
  /// Opens a repository as the options of the command line allow.
  fileprivate convenience init?(
    _ options: SourceOptions, discoveringFrom folder: Path = .top, environment: RepositoryEnvironment = .process
  ) throws(SnapshotError) {
    try self.init(
      discoveringFrom: folder, environment: environment, trusting: options.trustRepository,
      fetching: options.allowFetch)
  }
}

extension SnapshotError {
  static var noWorkingFolder: SnapshotError {
    SnapshotError("the current folder does not exist any more, or cannot be reached")
  }
}
