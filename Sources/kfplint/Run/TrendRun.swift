import Diagnostics
import GitSource
import Reporting
import RuleEngine
import Snapshots

/// Counts what is found at each of several commits; what did not change between two of them is checked once.
struct TrendRun {
  private let repository: GitRepository
  private let options: LintOptions

  /// A run with the rules, the dates and the configuration that some options are about; what reports want is left out.
  init(in repository: GitRepository, _ options: LintOptions) {
    self.repository = repository
    var own = LintOptions()
    own.only = options.only
    own.today = options.today
    own.knownVersion = options.knownVersion
    own.baseline = options.baseline
    own.source = options.source
    self.options = own
  }

  /// The trend along a line of commits, of what lies at or below some paths from the repository's top, or of all of it.
  func trend(along line: GitRepository.Line, below limits: [Path] = []) async throws(SnapshotError) -> Trend {
    if line.isCut, !options.quiet {
      StandardStream.tell(
        "note: this is a shallow clone, whose history ends after \(line.commits.count) commits; `git fetch --unshallow` brings "
          + "more, and so does fetch-depth: 0 (GitHub) or GIT_DEPTH: 0 (GitLab) in CI")
    }
    let cache = UnitCache()
    let bar = ProgressBar(isWanted: !options.quiet, of: "commits")
    defer { bar.clear() }
    var points: [Trend.Point] = []
    for (index, commit) in line.commits.enumerated() {
      bar.show(index, of: line.commits.count)
      let source = try LintSource.commit(commit.hexadecimal, base: nil, in: repository)
      var result = try await SourceCheck(of: source, options, reusing: cache).result
      if !limits.isEmpty { result = result.limited(to: limits) }
      points.append(
        Trend.Point(
          Outcome(
            version: Version.current, source: source.snapshot.source, units: result.units, knownUnits: nil,
            findings: result.findings, threshold: .error)))
    }
    return Trend(points, version: Version.current)
  }
}
