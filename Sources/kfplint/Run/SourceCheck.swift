import Configuration
import Diagnostics
import Policies
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
  /// Prepares a check of files with the rules of some names, or all of them, as the first one was.
  private let check: (any Snapshot, [String]) -> Check

  /// Checks a source.
  ///
  /// With a cache, it is one of several checks, whose progress somebody else shows. `tell` shows what the user has to know of
  /// the configuration.
  init(
    of source: LintSource, _ options: LintOptions, reusing cache: UnitCache? = nil, tell: ([String]) -> Void = { _ in }
  ) async throws(SnapshotError) {
    var found = try ConfigurationLookup.find(for: source, options.source)
    let policies = PolicyRules(found.settings.policies, pathFromRoot: found.pathFromRoot)
    found.add(policies.problems)
    // Policies are those of the source. With a configuration that cannot be used, nothing is looked at anyway.
    if found.configuration?.problems.isEmpty ?? true {
      for rule in options.only { _ = try NamedRule.info(rule, found.settings) }
    }
    // What becomes the new baseline is compared with none.
    baseline = options.newBaseline == nil ? try BaselineLookup.find(&found, named: options.baseline) : nil
    configuration = found
    tell(found.notes)
    let policy = Policy(
      settings: found.settings, today: options.today?.date ?? Today.now, knownVersion: options.knownVersion?.version,
      pathFromRoot: found.pathFromRoot)
    self.policy = policy
    let sources = source.sourceRepositories(found.settings, of: found, options.source)
    let isThere = source.isThere(from: found)
    check = { [found, baseline] snapshot, only in
      // Policies of its own: what fails on files that are given up again is told of no others.
      let policies = PolicyRules(found.settings.policies, pathFromRoot: found.pathFromRoot)
      return Check(
        of: snapshot, rules: Self.rules(only, policies.rules), policy: policy, configuration: found.configuration,
        sources: sources, baseline: baseline?.baseline, isThere: isThere,
        ruleProblems: { policies.failures.problems })
    }
    let rules = Self.rules(options.only, policies.rules)
    let results = cache == nil ? ResultCache(of: source, rules, found, options) : nil
    let bar = ProgressBar(isWanted: !options.quiet && cache == nil)
    defer { bar.clear() }
    let old = baseline?.baseline
    func prepared(with store: UnitStore?) -> Check {
      Check(
        of: source.snapshot, rules: rules, policy: policy, configuration: found.configuration, sources: sources,
        baseline: old, isThere: isThere, shard: options.shard, reusing: cache, store: store,
        request: options.request(source.snapshot.source), ruleProblems: { policies.failures.problems },
        progress: bar.show)
    }
    let first = prepared(with: results?.store)
    let result = try await first.run(source.scope)
    if results != nil, first.isOverLimit {
      // Which files come last, and are not read, depends on what had to be read.
      self.result = try await prepared(with: nil).run(source.scope)
    } else {
      results?.save()
      if options.verbose { tell([results?.note].compactMap(\.self)) }
      self.result = result
    }
    if found.isSearched {
      tell([try NestedConfigurations(of: self.result, in: source, found).note].compactMap(\.self))
    }
  }

  /// Checks other files in the same way.
  func again(
    _ snapshot: any Snapshot, _ scope: Check.Scope, only rules: [String] = []
  ) async throws(SnapshotError) -> Check.Result {
    try await check(snapshot, rules).run(scope)
  }

  /// The rules that were asked for; the one about the configuration says whether anything was looked at at all.
  private static func rules(_ only: [String], _ policies: [RegisteredRule]) -> [RegisteredRule] {
    let rules = Rulebook.rules + policies
    if only.isEmpty { return rules }
    return rules.filter { only.contains($0.info.id) || $0.info.id == "config-invalid" }
  }
}
