import ArgumentParser
import Configuration
import Diagnostics
import Pipelines
import Reporting
import RuleEngine
import Rules
import Snapshots

/// One run of `verify-render`, from the source to the exit status.
struct RenderVerification {
  /// The scripts that were named; all that there are if it is empty.
  let scripts: [String]
  /// How long one run of a script may take.
  let limit: Duration
  /// How many scripts run at once.
  let jobs: Int
  let options: LintOptions
  private let start = Stopwatch()

  init(scripts: [String], limit: Duration, jobs: Int, options: LintOptions) {
    self.scripts = scripts
    self.limit = limit
    self.jobs = jobs
    self.options = options
  }

  /// Runs the scripts on what `open` opens, writes the reports, and throws the exit status unless it is 0.
  func run(_ open: () throws(SnapshotError) -> LintSource) async throws {
    TimeLimit.start(seconds: options.source.timeLimit)
    let status: ExitCode
    do throws(SnapshotError) {
      status = try await verify(try open())
    } catch {
      TimeLimit.beginReport()
      StandardStream.tell("error: \(error)")
      throw ExitCode(2)
    }
    if status != .success { throw status }
  }

  private func verify(_ source: LintSource) async throws(SnapshotError) -> ExitCode {
    let found = try ConfigurationLookup.find(for: source, options.source)
    if let configuration = found.configuration, !configuration.problems.isEmpty {
      throw SnapshotError(".kfplint.yaml has problems; `kfplint lint` shows them, fix them first")
    }
    let policy = Policy(settings: found.settings, today: Today.now, pathFromRoot: found.pathFromRoot)
    let paths =
      scripts.isEmpty
      ? try RenderScripts.all(in: source, found, isExcluded: policy.layout.isExcluded)
      : try RenderScripts.named(scripts, in: source)
    if paths.isEmpty {
      tell("nothing to run: there is no render_pipeline*.sh next to a rendered pipeline; name a script, or set render")
      return .success
    }
    let results = try await results(of: paths, source, found.settings)
    let linter = Linter(rules: RenderRules.all, policy: policy)
    var (units, findings): ([Outcome.Unit], [Finding]) = ([], [])
    for (path, result) in zip(paths, results) {
      switch result {
      case .success(let result):
        let (unit, own) = linter.check(result)
        units.append(unit)
        findings += own
      case .failure(let error):
        units.append(.init(.init(path: path, kind: .barePipeline), status: .unreadable("\(path): \(error)"), rules: []))
      }
    }
    let outcome = Outcome(
      version: Version.current, source: source.snapshot.source, units: units.sorted { $0.id < $1.id }, knownUnits: nil,
      findings: findings.sorted(by: Finding.isInReportOrder), threshold: options.failOn ?? found.settings.failOn)
    TimeLimit.beginReport()
    var reportOptions = options.reportOptions(found.settings)
    reportOptions.pathFromTop = source.pathFromTop
    try ReportWriter(options, reportOptions, guarding: [source.workTree].compactMap(\.self))
      .write(RedactedOutcome(outcome), isQuiet: false)
    tell("ran \(paths.count) \(paths.count == 1 ? "script" : "scripts"), in \(start.milliseconds) ms")
    if !outcome.unreadableUnits.isEmpty { return ExitCode(2) }
    return !options.exitZero && findings.contains(where: outcome.counts) ? ExitCode(1) : .success
  }

  private typealias ScriptResult = Result<RenderResult, SnapshotError>

  /// What comes of the scripts, in their order.
  private func results(
    of paths: [Path], _ source: LintSource, _ settings: Settings
  ) async throws(SnapshotError) -> [ScriptResult] {
    let scratch = try ScratchFolder(for: "render")
    defer { scratch.remove() }
    let tree = try ExportedTree(of: source, into: scratch.path.appending("checked"))
    let bar = ProgressBar(isWanted: !options.quiet, of: "scripts")
    defer { bar.clear() }
    let (limit, origin) = (limit, source.snapshot.origin)
    let found = await withTaskGroup(of: (Int, ScriptResult).self) { group in
      var found: [Int: ScriptResult] = [:]
      func take(_ next: (Int, ScriptResult)) {
        found[next.0] = next.1
        bar.show(found.count, of: paths.count)
      }
      for (index, path) in paths.enumerated() {
        if index >= jobs, let next = await group.next() { take(next) }
        let run = RenderRun(
          tree: tree.folder, reported: tree.reported, scratch: scratch.path.appending(ByteString("run-\(index)")),
          origin: origin, limit: limit, fileLimit: settings.maxFileSize)
        let script = source.pathFromTop(path)
        group.addTask { (index, await WaitingThread.value { run.outcome(of: script) }) }
      }
      while let next = await group.next() { take(next) }
      return found
    }
    return paths.indices.map { found[$0] ?? .failure(SnapshotError("was not run")) }
  }

  private func tell(_ note: String) {
    if !options.quiet { StandardStream.tell(note) }
  }
}
