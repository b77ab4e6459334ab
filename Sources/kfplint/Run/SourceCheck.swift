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

  /// Checks a source.
  ///
  /// `tell` shows what the user has to know of the configuration.
  init(
    of source: LintSource, _ options: LintOptions, tell: ([String]) -> Void = { _ in }
  ) async throws(SnapshotError) {
    var found = try ConfigurationLookup.find(for: source, options.source)
    // What becomes the new baseline is compared with none.
    baseline = options.newBaseline == nil ? try BaselineLookup.find(&found, named: options.baseline) : nil
    configuration = found
    tell(found.notes)
    policy = Policy(
      settings: found.settings, today: options.today?.date ?? Today.now, knownVersion: options.knownVersion?.version,
      pathFromRoot: found.pathFromRoot)
    let bar = ProgressBar(isWanted: !options.quiet)
    defer { bar.clear() }
    let check = Check(
      of: source.snapshot, rules: Self.rules(options.only), policy: policy, configuration: found.configuration,
      sources: source.sourceRepositories(found.settings, of: found, options.source), baseline: baseline?.baseline,
      isThere: source.isThere(from: found), progress: bar.show)
    result = try await check.run(source.scope)
    if found.isSearched {
      tell([try NestedConfigurations(of: result.units, in: source, found).note].compactMap(\.self))
    }
  }

  /// The rules that were asked for; the one about the configuration says whether anything was looked at at all.
  private static func rules(_ only: [String]) -> [RegisteredRule] {
    if only.isEmpty { return Rulebook.rules }
    return Rulebook.rules.filter { only.contains($0.info.id) || $0.info.id == "config-invalid" }
  }
}
