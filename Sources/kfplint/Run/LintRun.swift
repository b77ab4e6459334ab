import ArgumentParser
import Configuration
import Diagnostics
import Glibc
import Reporting
import RuleEngine
import Rules
import Snapshots

/// One run of the linter, from the source to the exit status.
struct LintRun {
  private let options: LintOptions
  /// Whether a run that finds nothing writes nothing to standard output (for hooks).
  private let isHook: Bool
  private let start = Stopwatch()

  init(_ options: LintOptions, isHook: Bool = false) {
    self.options = options
    self.isHook = isHook
  }

  /// Looks at what `open` opens, writes the reports, and throws the exit status unless it is 0.
  func run(_ open: () throws(SnapshotError) -> LintSource) async throws {
    try await runAll { () throws(SnapshotError) in [try open()] }
  }

  /// The same for several sources, all of which go into one report; for none, that says so.
  func runAll(_ open: () throws(SnapshotError) -> [LintSource]) async throws {
    TimeLimit.start(seconds: options.source.timeLimit) { [self] reason in reportNothing(because: SnapshotError(reason))
    }
    let status: ExitCode
    do throws(SnapshotError) {
      status = try await check(try open(), openAgain: open)
    } catch {
      TimeLimit.beginReport()
      StandardStream.tell("error: \(error)")
      reportNothing(because: error)
      throw ExitCode(2)
    }
    if status != .success { throw status }
  }

  private func check(
    _ sources: [LintSource], openAgain: () throws(SnapshotError) -> [LintSource]
  ) async throws(SnapshotError) -> ExitCode {
    var sources = sources
    var fixes: FixRun.Outcome?
    var parts: [CombinedResult.Part] = []
    var settings: [Settings] = []
    for source in sources {
      do throws(SnapshotError) {
        var (result, own) = try await check(source, &fixes)
        if let fixes, !fixes.failures.isEmpty, let again = try? openAgain().first {
          // What was not done is not fixed: what there is now is looked at once more.
          sources = [again]
          (result, own) = try await check(again)
        }
        parts.append((result, source.refs.map(\.name)))
        settings.append(own)
      } catch {
        throw sources.count == 1 ? error : SnapshotError("\(source.name): \(error)")
      }
    }
    let result = CombinedResult(of: parts)
    let outcome = Outcome(
      version: Version.current, source: .of(sources), units: result.units, knownUnits: nil, findings: result.findings,
      // Commits that are pushed together may have different configurations; the strictest holds for the push.
      threshold: options.failOn ?? settings.map(\.failOn).min() ?? Settings.standard.failOn, part: result.part)
    let page = result.isConfigurationInvalid ? nil : try await PageParts(of: sources, options)
    TimeLimit.beginReport()
    try writeReports(outcome, from: sources, settings.first ?? .standard, fixes, page)
    tell(fixes?.notes ?? [])
    for failure in fixes?.failures ?? [] { StandardStream.tell("error: \(failure)") }
    explain(result, of: sources, outcome)
    if options.verbose, !result.isConfigurationInvalid { try tellImpact(of: sources) }

    if let fixes, !fixes.failures.isEmpty { return ExitCode(2) }
    if result.isConfigurationInvalid || !outcome.unreadableUnits.isEmpty { return ExitCode(2) }
    return !options.exitZero && outcome.findings.contains(where: outcome.counts) ? ExitCode(1) : .success
  }

  /// Tells which jobs of the repository run the pipelines that a change makes different.
  ///
  /// All schedules are read for that, which a hook has no time for unless it is asked.
  private func tellImpact(of sources: [LintSource]) throws(SnapshotError) {
    for source in sources where source.snapshot.changedPaths != nil {
      let comparisons = try ChangedPipelines(source, options.source).comparisons()
      let impact = try comparisons.impact(in: source, options.source)
      for comparison in comparisons {
        tell(impact[comparison.name, default: []].map { comparison.shown("\(comparison.name) changes: \($0)") })
      }
    }
  }

  /// What is found in a source once it is fixed, if that is wanted.
  private func check(
    _ source: LintSource, _ fixes: inout FixRun.Outcome?
  ) async throws(SnapshotError) -> (Check.Result, Settings) {
    if options.fixes == .leave { return try await check(source) }
    let check = try await SourceCheck(of: source, options, tell: tell)
    let result = source.limits.isEmpty ? check.result : check.result.limited(to: source.limits)
    if result.isConfigurationInvalid { return (result, check.configuration.settings) }
    let outcome = try await FixRun(source: source, check: check, options: options).run(result)
    fixes = outcome
    return (outcome.result, check.configuration.settings)
  }

  private func check(_ source: LintSource) async throws(SnapshotError) -> (Check.Result, Settings) {
    let check = try await SourceCheck(of: source, options, tell: tell)
    let settings = check.configuration.settings
    let result = source.limits.isEmpty ? check.result : check.result.limited(to: source.limits)
    if result.isConfigurationInvalid { return (result, settings) }
    if let path = options.newBaseline {
      guard result.units.allSatisfy({ !$0.isUnreadable }) else {
        // What was not found may be there all the same.
        StandardStream.tell("error: the baseline is not written, because not everything could be read")
        return (result, settings)
      }
      let counts = check.policy.baseline(of: result.findings)
      return (try write(counts, for: result, to: path, of: source), settings)
    }
    if options.updatesBaseline {
      let file = try update(check.baseline, by: check.result, of: source)
      var result = result
      // The lines that these are about are gone.
      result.findings.removeAll { $0.location.path == file }
      return (result, settings)
    }
    return (result, settings)
  }

  /// Makes all that was found the baseline.
  private func write(
    _ counts: [BaselineKey: Int], for result: Check.Result, to name: String, of source: LintSource
  ) throws(SnapshotError) -> Check.Result {
    let path = RawArguments.path(name)
    try ReportFile.write(Baseline.text(of: counts), to: path, guarding: [source.workTree].compactMap(\.self))
    let number = counts.values.reduce(0, +)
    tell([
      "\(number == 1 ? "1 finding is" : "\(number) findings are") in \(path) now; "
        + "name it under baseline: in .kfplint.yaml, and commit both"
    ])
    return result.baselined
  }

  /// Removes from the baseline what is fixed, and returns the baseline's path, as findings have it.
  private func update(
    _ baseline: BaselineLookup.Found?, by result: Check.Result, of source: LintSource
  ) throws(SnapshotError) -> Path {
    guard let baseline, let path = baseline.path, let use = result.baselineUse else {
      throw SnapshotError(
        "there is no baseline to update: name one with --baseline, or under baseline: in .kfplint.yaml")
    }
    let before = baseline.baseline.entries.map(\.count).reduce(0, +)
    let fixed = before - use.current.values.reduce(0, +)
    try ReportFile.write(Baseline.text(of: use.current), to: path, guarding: [source.workTree].compactMap(\.self))
    tell(["\(fixed == 1 ? "1 finding was" : "\(fixed) findings were") removed from \(path)"])
    return baseline.baseline.file.path
  }

  /// Writes a document for the program that waits for one, and in it what could not be looked at.
  private func reportNothing(because error: SnapshotError) {
    if options.format.isForPrograms || !options.output.isEmpty { try? writeReports(outcomeOfNothing(because: error)) }
  }

  private func outcomeOfNothing(because error: SnapshotError) -> Outcome {
    Outcome(
      version: Version.current, source: Outcome.Source(kind: .workTree),
      units: [.init(.init(path: .top, kind: .repository), status: .unreadable("\(error)"), rules: [])], knownUnits: nil,
      findings: [], threshold: options.failOn ?? .error, part: options.shard.map { Outcome.Part($0, digest: nil) })
  }

  private func writeReports(
    _ outcome: Outcome, from sources: [LintSource] = [], _ settings: Settings = .standard,
    _ fixes: FixRun.Outcome? = nil, _ page: PageParts? = nil
  ) throws(SnapshotError) {
    var reportOptions = options.reportOptions(settings)
    reportOptions.plans = page?.plans ?? []
    reportOptions.comparisons = page?.comparisons ?? []
    reportOptions.trend = page?.trend
    if let source = sources.first { reportOptions.pathFromTop = source.pathFromTop }
    let diff =
      options.fixes == .show
      ? fixes.map { DiffReport.text(of: $0.changes, in: outcome, options: reportOptions) } : nil
    try ReportWriter(options, reportOptions, guarding: sources.compactMap(\.workTree)).write(
      RedactedOutcome(outcome), isQuiet: isHook && outcome.findings.isEmpty && outcome.unreadableUnits.isEmpty,
      orInstead: diff)
  }

  private func tell(_ notes: [String]) {
    guard !options.quiet else { return }
    for note in notes { StandardStream.tell("note: \(note)") }
  }

  /// Says on standard error what was looked at: nothing wrong and nothing there are different things.
  private func explain(_ result: CombinedResult, of sources: [LintSource], _ outcome: Outcome) {
    for unit in outcome.unreadableUnits where options.format.isForPrograms {
      if case .unreadable(let reason) = unit.status { StandardStream.tell("error: \(reason)") }
    }
    guard !options.quiet else { return }
    if !options.verbose, !result.otherRepositories.isEmpty {
      let named = result.otherRepositories.prefix(3).map(\.description).joined(separator: ", ")
      let more = result.otherRepositories.count > 3 ? " and \(result.otherRepositories.count - 3) more" : ""
      StandardStream.tell("note: skipped other repositories: \(named)\(more)")
    }
    if options.verbose {
      // Commits of one push come from one repository.
      for reason in sources.first?.consultations ?? [] { StandardStream.tell("note: \(reason)") }
      if result.excludedFiles > 0 {
        let files = result.excludedFiles == 1 ? "1 file" : "\(result.excludedFiles) files"
        StandardStream.tell("note: the configuration's `exclude` leaves out \(files)")
      }
      for path in result.otherRepositories {
        StandardStream.tell("skipped \(path): it is another repository")
      }
      for (path, reason) in result.skipped { StandardStream.tell("skipped \(path): \(reason)") }
    }
    if !options.format.isForPrograms, outcome.findings.contains(where: outcome.counts), !result.isConfigurationInvalid {
      StandardStream.tell("to accept a finding: kfplint ignore PATH:LINE --reason TEXT")
    }
    // A commit that is none of our business is not told of each time; a push is, which somebody may wait for.
    let isSilent =
      isHook && !options.verbose && sources.first?.name == "staged"
      && outcome.units.allSatisfy { $0.kind == .repository }
    if isSilent, outcome.findings.isEmpty, outcome.unreadableUnits.isEmpty { return }
    let closing = ClosingLine(
      outcome: outcome, isConfigurationInvalid: result.isConfigurationInvalid, sources: sources,
      excludedFiles: result.excludedFiles, milliseconds: start.milliseconds)
    StandardStream.tell("\(closing)")
  }
}

extension Outcome.Source {
  /// What the reports say was looked at: the one source, or the push that brings several commits or none.
  fileprivate static func of(_ sources: [LintSource]) -> Outcome.Source {
    let parts = sources.map(\.snapshot.source)
    let refs = sources.flatMap(\.refs).sorted { $0.name < $1.name }
    guard let part = parts.first, parts.count == 1 else {
      return Outcome.Source(kind: .range, timestamp: parts.compactMap(\.timestamp).max(), refs: refs)
    }
    return Outcome.Source(
      kind: part.kind, head: part.head, base: part.base, timestamp: part.timestamp, refs: refs)
  }
}

extension ReportFormat {
  /// Whether the report is a document for programs, which has to be there whatever happens.
  fileprivate var isForPrograms: Bool {
    switch self {
    case .text, .concise, .github, .markdown: false
    case .json, .junit, .sarif, .gitlab, .html, .checkstyle, .rdjson: true
    }
  }
}
