import Configuration
import Diagnostics
import RuleEngine
import Rules
import Snapshots

/// A check of one source with the configuration that belongs to it.
struct SourceCheck {
  /// The configuration, and what it is anchored at.
  let configuration: ConfigurationLookup.Found
  /// What decides severities and suppressions.
  let policy: Policy
  /// The baseline, if there is one.
  let baseline: BaselineLookup.Found?
  /// What was found out.
  let result: Check.Result
  /// Prepares a check of files with rules, as the first one was.
  private let check: (any Snapshot, [RegisteredRule]) -> Check

  /// Checks a source.
  ///
  /// `tell` shows what the user has to know before anything was found.
  init(
    of source: LintSource, _ options: LintOptions, tell: ([String]) -> Void = { _ in }
  ) async throws(SnapshotError) {
    var found = try ConfigurationLookup.find(for: source, options.source)
    // What becomes the new baseline is compared with none.
    baseline = options.newBaseline == nil ? try BaselineLookup.find(&found, named: options.baseline) : nil
    configuration = found
    tell(found.notes)
    let policy = Policy(
      settings: found.settings, today: options.today?.date ?? Today.now, pathFromRoot: found.pathFromRoot)
    self.policy = policy
    let sources = source.sourceRepositories(found.settings, of: found, options.source)
    let isThere = source.isThere(from: found)
    check = { [found, baseline] snapshot, rules in
      Check(
        of: snapshot, rules: rules, policy: policy, configuration: found.configuration, sources: sources,
        baseline: baseline?.baseline, isThere: isThere)
    }
    let bar = ProgressBar(isWanted: !options.quiet)
    defer { bar.clear() }
    let check = Check(
      of: source.snapshot, rules: Self.rules(options.only), policy: policy, configuration: found.configuration,
      sources: sources, baseline: baseline?.baseline,
      isThere: isThere, progress: bar.show)
    result = try await check.run(source.scope)
  }

  /// Checks other files in the same way.
  func again(
    _ snapshot: any Snapshot, _ scope: Check.Scope, only rules: [String] = []
  ) async throws(SnapshotError) -> Check.Result {
    try await check(snapshot, Self.rules(rules)).run(scope)
  }

  /// The rules that were asked for; the one about the configuration says whether anything was looked at at all.
  private static func rules(_ only: [String]) -> [RegisteredRule] {
    if only.isEmpty { return Rulebook.rules }
    return Rulebook.rules.filter { only.contains($0.info.id) || $0.info.id == "config-invalid" }
  }
}
