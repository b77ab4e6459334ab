import ArgoTypes
public import Configuration
public import Diagnostics
public import Pipelines
import Schedules
public import Snapshots

/// A check of a snapshot: finds the pipelines and the schedules, reads them, runs the rules over them.
///
/// Reading happens on one thread, since a repository handle belongs to one; everything after it works on values, one
/// unit per task. Results are sorted at the end, so that the order of work never shows.
public struct Check {
  private let snapshot: BoundedSnapshot
  private let store: UnitStore?
  private let policy: Policy
  private let configuration: ConfigurationFile?
  private let linter: Linter
  private let discovery: PipelineDiscovery
  private let scheduleDiscovery: ScheduleDiscovery
  private let looking: Looking
  private let baseline: Baseline?
  private let isThere: ((Path) -> Bool)?
  private let shard: Shard?
  private let ruleIDs: [String]
  private let ruleProblems: @Sendable () -> [ConfigurationProblem]

  /// What a check looks at.
  public enum Scope: Sendable {
    /// Everything in the snapshot.
    case whole
    /// What the snapshot's change touches, or everything if it has no base.
    case changed
    /// What each of the named files stands for, and everything in the folders named beside them, if any are.
    ///
    /// The files are of the declared kind, if one is; what is found in folders speaks for itself.
    case named(files: [Path], as: DeclaredKind? = nil, andFolders: Bool)
    /// What some paths are parts of, as if they had changed; nothing is compared with a base.
    case touched(by: [Path])
  }

  /// Prepares a check of `snapshot` with `rules` under `policy`, whose settings are those of `configuration` if there is one.
  ///
  /// What schedules take from commits is looked up in `sources`, if there are any. Findings of `baseline` do not count.
  /// `isThere` says of a path from the root whether there is something, where a whole check does not see everything below
  /// the root. With a `shard`, only the units of that part are looked at; with a `cache` or a `store`, only those pipelines
  /// that it does not know. `ruleProblems` tells at the end what kept rules that the configuration holds from doing their work.
  public init(
    of snapshot: any Snapshot, rules: [RegisteredRule], policy: Policy, configuration: ConfigurationFile? = nil,
    sources: (any SourceRepositories)? = nil, baseline: Baseline? = nil, isThere: ((Path) -> Bool)? = nil,
    shard: Shard? = nil, reusing cache: UnitCache? = nil, store: UnitStore? = nil,
    request: DetailsRequest = DetailsRequest(),
    ruleProblems: @escaping @Sendable () -> [ConfigurationProblem] = { [] },
    progress: @escaping (_ read: Int, _ candidates: Int) -> Void = { _, _ in }
  ) {
    let snapshot = BoundedSnapshot(snapshot, totalLimit: policy.settings.maxTotalSize)
    self.snapshot = snapshot
    self.configuration = configuration
    self.baseline = baseline
    self.isThere = isThere
    self.shard = shard
    cache?.start(with: configuration?.files.map(\.bytes))
    self.store = store
    ruleIDs = rules.map(\.info.id)
    self.ruleProblems = ruleProblems
    self.policy = policy
    linter = Linter(rules: rules, policy: policy, request: request)
    discovery = PipelineDiscovery(snapshot: snapshot, layout: policy.layout)
    looking = Looking(
      at: snapshot, sources, linter, target: policy.settings.target, limit: policy.settings.maxFileSize,
      levelsAbove: Self.levelsAbove(snapshot, policy), reusing: cache ?? store,
      progress: progress)
    scheduleDiscovery = ScheduleDiscovery(snapshot: snapshot, layout: policy.scheduleLayout)
  }

  /// Whether the files that were read, or would have been without a cache, are together larger than the limit.
  ///
  /// What comes last is not read then, and which that is depends on what had to be read: only without a cache it is the same
  /// as ever.
  public var isOverLimit: Bool { snapshot.isExhausted }

  /// How many folders above the current one belong to the repository, where paths start in that one.
  private static func levelsAbove(_ snapshot: any Snapshot, _ policy: Policy) -> Int {
    let current = policy.path(fromRoot: .top)
    return snapshot.origin == .workTree && current.bytes.first != UInt8(ascii: "/") ? current.components.count : 0
  }

  /// Looks, in full or only at what changed.
  ///
  /// Throws when the snapshot cannot be listed. A single file that cannot be read makes its unit unreadable instead.
  public func run(_ scope: Scope) async throws(SnapshotError) -> Result {
    if let configuration, !configuration.problems.isEmpty {
      return result(
        of: [], skipped: [], configuration: configuration, isUnusable: true,
        split: split(Candidates(pipelines: [], schedules: [])))
    }
    switch scope {
    case .whole:
      let entries = try snapshot.entries(below: .top)
      start(store, with: entries)
      let discovered = try discovery.discoverAll(among: entries)
      let candidates = Candidates(
        pipelines: discovered.candidates, schedules: try scheduleDiscovery.discoverAll(among: entries))
      // Where a part is checked, a pattern may be about another one.
      let idle = isThere == nil ? policy.idlePatterns(among: discovered.folders) : []
      var result = await result(for: candidates, idlePatterns: idle, isComplete: isThere == nil)
      result.excludedFiles = discovered.excludedFiles
      result.otherRepositories = otherRepositories(among: entries)
      result.configurationFiles = entries.lazy.map(\.path).filter { $0.isNamed(ConfigurationFile.name) }
      return result
    case .changed:
      guard let changed = snapshot.changedPaths else { return try await run(.whole) }
      var result = await result(for: try touched(by: changed))
      result.excludedFiles = changed.count(where: policy.layout.isExcluded)
      return result
    case .touched(let paths): return await result(for: try touched(by: paths))
    case .named(let files, let declaredKind, let andFolders):
      var candidates = Candidates(pipelines: [], schedules: [])
      for file in files {
        if declaredKind == nil, let candidate = try scheduleDiscovery.candidate(named: file) {
          candidates.schedules.append(candidate)
        } else if let candidate = try discovery.candidate(named: file, as: declaredKind) {
          candidates.pipelines.append(candidate)
        } else {
          throw SnapshotError("there is no such file", path: file)
        }
      }
      let named = Set(candidates.pipelines.map(\.path))
      var (excludedFiles, repositories) = (0, [Path]())
      if andFolders {
        let entries = try snapshot.entries(below: .top)
        let discovered = try discovery.discoverAll(among: entries)
        candidates.pipelines += discovered.candidates
        candidates.schedules += try scheduleDiscovery.discoverAll(among: entries)
        excludedFiles = discovered.excludedFiles
        repositories = otherRepositories(among: entries)
      }
      let isAlone = files.count == 1 && !andFolders
      var result = await result(for: candidates.withoutRepetition, named: isAlone ? [] : named)
      if isAlone, let (path, reason) = result.skipped.first(where: { named.contains($0.path) }) {
        throw SnapshotError("is not a pipeline or schedule: \(reason)", path: path)
      }
      result.excludedFiles = excludedFiles
      result.otherRepositories = repositories
      return result
    }
  }

  /// Starts to use what earlier runs found out, unless something cannot be looked at: then nobody knows what is around a unit.
  private func start(_ store: UnitStore?, with entries: [Entry]) {
    guard let store else { return }
    if entries.contains(where: { if case .unreadable = $0.kind { true } else { false } }) { return }
    looking.know(entries)
    store.start(policy, isOnDisk: snapshot.source.kind == .workTree)
  }

  private func touched(by paths: [Path]) throws(SnapshotError) -> Candidates {
    Candidates(
      pipelines: try discovery.candidates(touchedBy: paths),
      schedules: try scheduleDiscovery.candidates(touchedBy: paths))
  }

  private func otherRepositories(among entries: [Entry]) -> [Path] {
    // Of a commit they are a part; on disk somebody may have put them there.
    guard snapshot.source.kind == .workTree else { return [] }
    return entries.filter { $0.kind == .submodule && !policy.layout.isExcluded($0.path) }.map(\.path)
  }

  private func result(
    for candidates: Candidates, named: Set<Path> = [], idlePatterns: [Settings.Placed<PathPattern>] = [],
    isComplete: Bool = false
  ) async -> Result {
    let split = split(candidates)
    var results: [Linter.Result] = []
    var skipped: [(path: Path, reason: String)] = []
    for looked in await looking.looks(at: split?.own ?? candidates) {
      switch looked {
      case .checked(let result): results.append(result)
      // Whoever names a file wants to know whether it is right, and that is not known.
      case .skipped(let path, let reason) where named.contains(path):
        results.append(Linter.Result(of: path, thatIsNothingToCheck: reason))
      case .skipped(let path, let reason): skipped.append((path, reason))
      case .nothing: break
      }
    }
    return result(
      of: results, skipped: skipped,
      configuration: configuration?.reporting(idle: idlePatterns).adding(ruleProblems()), isComplete: isComplete,
      split: split)
  }

  /// Which of the units belong to the part that is asked for, if one is.
  private func split(_ candidates: Candidates) -> Split? {
    shard.map {
      Split(
        $0, candidates, rules: ruleIDs, files: (configuration?.files ?? []) + [baseline?.file].compactMap(\.self),
        policy)
    }
  }

  private func result(
    of checked: [Linter.Result], skipped: [(path: Path, reason: String)], configuration: ConfigurationFile?,
    isUnusable: Bool = false, isComplete: Bool = false, split: Split?
  ) -> Result {
    let own = configuration.map { linter.check($0, unit: $0.file.path.parent, isUnusable: isUnusable) }
    var units = checked.map(\.unit)
    var findings = checked.flatMap(\.findings)
    let use =
      isUnusable
      ? nil
      : baseline.map { baseline in
        BaselineUse(
          of: baseline, findings: findings, in: units, isComplete: isComplete, isPart: split != nil, policy
        ) { unit in
          if isComplete, let split { return split.units.contains(unit) }
          return isThere.map { $0(unit == "." ? .top : Path(unit)) } ?? true
        }
      }
    var suppressions = Suppressions()
    var undecided = Suppressions()
    let ignores = isComplete ? policy.idleIgnores(among: findings) : []
    // What is about nothing in one part may be about something in another.
    if split == nil { suppressions.idle += ignores } else { undecided.idle += ignores }
    suppressions.idle += (use?.idle ?? []).map { IdleSuppression($0) }
    undecided.idle += (use?.undecided ?? []).map { IdleSuppression($0) }
    findings = use?.findings ?? findings

    // What is wrong with kfplint's own files belongs to the repository, of which there is one unit.
    var repository = own?.unit
    findings += own?.findings ?? []
    let id = repository?.id ?? UnitID(path: baseline?.file.path.parent ?? .top, kind: .repository)
    let isConfigurationInvalid = configuration.map { !$0.problems.isEmpty } ?? false
    let part = split.map { split in
      let (more, runs) = undecided.isEmpty ? ([], []) : linter.check(undecided, in: id)
      return Outcome.Part(
        split.shard, digest: split.digest, isConfigurationInvalid: isConfigurationInvalid, undecided: more, rules: runs)
    }
    if !suppressions.isEmpty {
      let (more, runs) = linter.check(suppressions, in: id)
      repository = Outcome.Unit(id, status: repository?.status ?? .checked, rules: (repository?.rules ?? []) + runs)
      findings += more
    }
    units += repository.map { [$0] } ?? []
    return Result(
      units: units.sorted { $0.id < $1.id }, findings: findings.sorted(by: Finding.isInReportOrder),
      skipped: skipped.sorted { $0.path < $1.path },
      isConfigurationInvalid: isConfigurationInvalid, baselineUse: use, part: part)
  }
}
