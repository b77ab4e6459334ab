public import Configuration
public import Diagnostics
public import Pipelines
public import Schedules

/// The settings of a check and how paths are to be understood by them.
public struct Policy: Sendable {
  let settings: Settings
  let today: CalendarDate?
  private let knownVersion: ReleaseNumber?
  private let pathFromRoot: @Sendable (Path) -> Path

  /// Settings whose patterns are anchored at a root.
  ///
  /// `pathFromRoot` turns a reported path into the path from that root. `today` decides whether an ignore with a date
  /// still holds; it is needed only when there is one. What rules find that are newer than `knownVersion` is information,
  /// unless the configuration sets their level.
  public init(
    settings: Settings, today: CalendarDate? = nil, knownVersion: ReleaseNumber? = nil,
    pathFromRoot: @escaping @Sendable (Path) -> Path = { $0 }
  ) {
    self.settings = settings
    self.today = today
    self.knownVersion = knownVersion
    self.pathFromRoot = pathFromRoot
  }

  /// What the settings say about where pipelines lie.
  public var layout: PipelineLayout {
    PipelineLayout(
      isExcluded: { [self] in settings.excludes(pathFromRoot($0)) },
      isPipelineFolder: { [self] folder in
        !settings.pipelines.isEmpty && settings.pipelines.contains { $0.value.matches(pathFromRoot(folder)) }
      })
  }

  /// What the settings say about where schedules lie.
  public var scheduleLayout: ScheduleLayout {
    ScheduleLayout(
      isExcluded: { [self] in settings.excludes(pathFromRoot($0)) },
      isScheduleFolder: { [self] folder in
        !settings.schedules.isEmpty && settings.schedules.contains { $0.value.matches(pathFromRoot(folder)) }
      })
  }

  /// Whether what holds for a rule may be another thing in one unit than in the next.
  var dependsOnPaths: Bool { !settings.overrides.isEmpty }

  /// The severity of a finding: the configuration's level, or else that of the rule in the profile; `nil` if the rule is off
  /// there.
  func severity(of rule: RuleInfo, draft: Severity?, at path: Path, in unit: Path) -> Severity? {
    // Where no rule has a level of its own, which is the rule, no path is made to ask for one.
    switch settings.setsLevels ? settings.level(of: rule.id, at: pathFromRoot(path), in: pathFromRoot(unit)) : nil {
    case .off: return nil
    case .severity(let severity): return severity
    case nil:
      let severity = rule.severity(
        in: settings.profile, draft: draft, hasOptions: options(of: rule, at: path, in: unit) != nil)
      // With a broken configuration nothing is checked, which is never mere information.
      guard let severity, let knownVersion, rule.isNewer(than: knownVersion), rule.id != "config-invalid" else {
        return severity
      }
      return min(severity, .info)
    }
  }

  /// What the configuration sets for the options of a rule, or `nil` if it sets none.
  func options(of rule: RuleInfo, at path: Path, in unit: Path) -> [String: [String]]? {
    rule.options.isEmpty ? nil : settings.options(of: rule.id, at: pathFromRoot(path), in: pathFromRoot(unit))
  }

  /// Whether the rule may report something in a unit: an override may switch it on for a single file.
  func mayBeEnabled(_ rule: RuleInfo, in unit: Path) -> Bool {
    severity(of: rule, draft: nil, at: unit, in: unit) != nil
      || settings.overrides.contains { $0.mentions(rule.id) }
      || holdsGraverCasesOnly(rule, in: unit)
  }

  /// Whether the profile leaves out the severity of a rule, and would hold a graver case of it.
  func holdsGraverCasesOnly(_ rule: RuleInfo, in unit: Path) -> Bool {
    settings.profile == .minimal && !rule.isPolicy && rule.severity != nil && rule.severity != .error
      && settings.level(of: rule.id, at: pathFromRoot(unit), in: pathFromRoot(unit)) == nil
      && !settings.overrides.contains { $0.mentions(rule.id) }
  }

  /// The path of something from the root that patterns are anchored at.
  public func path(fromRoot path: Path) -> Path { pathFromRoot(path) }

  /// The same with other settings.
  public func with(_ settings: Settings) -> Policy {
    Policy(settings: settings, today: today, knownVersion: knownVersion, pathFromRoot: pathFromRoot)
  }

  /// Whether the configuration decides to live with a finding.
  public func ignores(_ finding: Finding) -> Bool {
    suppression(of: finding.rule, at: finding.location, in: finding.unit.path) != nil
  }

  /// The decision of the configuration to live with a finding, if there is one that still holds.
  func suppression(of rule: String, at location: Location, in unit: Path) -> Finding.Suppression? {
    settings.ignores.first { !isExpired($0) && covers($0, rule, location, unit) }
      .map { .init(by: .configuration, reason: $0.reason, until: $0.until?.description) }
  }

  /// The last day of a decision about a finding that does not hold any more, if there was one.
  func expiry(of rule: String, at location: Location, in unit: Path) -> CalendarDate? {
    settings.ignores.first { isExpired($0) && covers($0, rule, location, unit) }?.until
  }

  /// The decisions that are about none of the findings of a whole check.
  func idleIgnores(among findings: [Finding]) -> [IdleSuppression] {
    settings.ignores.filter { ignore in
      !findings.contains { finding in
        finding.suppression?.author != .comment && covers(ignore, finding.rule, finding.location, finding.unit.path)
      }
    }.map { ignore in
      let expiry = isExpired(ignore) ? ignore.until : nil
      return IdleSuppression(
        expiry.map { .expiredIgnore(rules: ignore.rules, until: $0) } ?? .ignore(rules: ignore.rules),
        at: ignore.location)
    }
  }

  private func isExpired(_ ignore: Settings.Ignore) -> Bool {
    guard let until = ignore.until, let today else { return false }
    // The day that is named is the last one.
    return today > until
  }

  private func covers(_ ignore: Settings.Ignore, _ rule: String, _ location: Location, _ unit: Path) -> Bool {
    guard ignore.rules.contains(rule) else { return false }
    if let place = ignore.place, location.logicalPlace != place, !location.logicalPlace.hasPrefix(place + "/") {
      return false
    }
    return ignore.path.covers(pathFromRoot(location.path)) || ignore.path.covers(pathFromRoot(unit))
  }

  /// The name of a finding, which is the same from wherever its file was reached.
  func fingerprint(of rule: String, at location: Location, in unit: Path, ordinal: Int) -> String {
    Fingerprint.of(
      rule: rule, unit: pathFromRoot(unit), path: pathFromRoot(location.path), logicalPlace: location.logicalPlace,
      ordinal: ordinal)
  }

  /// The patterns that match none of the folders of a whole check: most likely they are misspelt.
  func idlePatterns(among folders: @autoclosure () -> [Path]) -> [Settings.Placed<PathPattern>] {
    let patterns = settings.pipelines + settings.schedules
    if patterns.isEmpty { return [] }
    let known = folders().map(pathFromRoot)
    return patterns.filter { pattern in
      !known.contains { pattern.value.matches($0) }
    }
  }
}
