import Configuration
import Cron
import Diagnostics
import GitSource
import Planning
import Reporting
import Snapshots

/// What the page for a browser tells next to the findings: what the changes do to the jobs and to the pipelines, and the trend.
struct PageParts {
  private(set) var plans: [ReportedPlan] = []
  private(set) var comparisons: [ReportedComparison] = []
  private(set) var trend: Trend?

  /// The parts for some sources, as far as a page is wanted.
  ///
  /// Plans and comparisons are for sources that are changes, and for configurations without problems. Throws if a trend is wanted and the
  /// first source has no history.
  init(of sources: [LintSource], _ options: LintOptions) async throws(SnapshotError) {
    guard options.wantsPage else { return }
    for source in sources where source.snapshot.changedPaths != nil {
      guard let plan = try Self.plan(of: source, options) else { continue }
      plans.append(plan)
      comparisons += try ChangedPipelines(source, options.source).comparisons().map { ReportedComparison($0) }
    }
    guard let history = options.history, let source = sources.first else { return }
    guard let repository = source.repository, let head = source.snapshot.source.head else {
      throw SnapshotError("--history needs a commit to start from, and no commit was found")
    }
    let line = try repository.firstParents(of: repository.commit(named: head), backTo: nil, limit: history)
    let trend = try await TrendRun(in: repository, options).trend(along: line, below: source.pathsFromTop)
    self.trend = trend
    let unread = trend.points.count { $0.unread > 0 }
    if unread > 0, !options.quiet {
      StandardStream.tell("note: the trend is not complete: \(unread) of its commits could not be read as a whole")
    }
  }

  private static func plan(of source: LintSource, _ options: LintOptions) throws(SnapshotError) -> ReportedPlan? {
    let found = try ConfigurationLookup.find(for: source, options.source)
    guard found.configuration?.problems.isEmpty ?? true else { return nil }
    // Without a time no job is over: the clock has no say in a report.
    let time = options.time(of: source.snapshot.source) ?? UTCTime(secondsSince1970: 0)
    return ReportedPlan(try source.plan(found, options.source, at: time), of: source.name)
  }
}

extension ReportedComparison {
  /// How many lines of a pipeline are shown: nobody reads a page of more, and `kfplint compare` has all.
  private static let mostLines = 2000

  fileprivate init(_ comparison: Comparison) {
    let all = ComparedLines(of: comparison).lines.map(\.parts).drop { $0.isEmpty }
    var lines: [Line] = Array(all.prefix(Self.mostLines))
    let left = all.count - lines.count
    if left > 0 { lines.append([("\(left) more lines: see kfplint compare", nil)]) }
    self.init(path: comparison.shown(comparison.name), outcome: comparison.outcome, lines: lines)
  }
}

extension LintSource {
  /// The paths that count, from the repository's top; empty if all of it counts.
  fileprivate var pathsFromTop: [Path] {
    guard case .disk = root else { return limits }
    let paths = searched.map(pathFromTop)
    return paths.contains(where: \.isTop) ? [] : paths
  }
}
