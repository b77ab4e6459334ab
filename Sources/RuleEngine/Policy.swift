public import Configuration
public import Diagnostics
public import Pipelines
public import Schedules

/// The settings of a check and how paths are to be understood by them.
public struct Policy: Sendable {
  let settings: Settings
  let today: CalendarDate?
  private let pathFromRoot: @Sendable (Path) -> Path

  /// Settings whose patterns are anchored at a root.
  ///
  /// `pathFromRoot` turns a reported path into the path from that root. `today` decides whether an ignore with a date
  /// still holds; it is needed only when there is one.
  public init(
    settings: Settings, today: CalendarDate? = nil, pathFromRoot: @escaping @Sendable (Path) -> Path = { $0 }
  ) {
    self.settings = settings
    self.today = today
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

  /// The severity of a finding: the configuration's level, or else the rule's own; `nil` if the rule is off there.
  func severity(of rule: RuleInfo, draft: Severity?, at path: Path, in unit: Path) -> Severity? {
    switch settings.level(of: rule.id, at: pathFromRoot(path), in: pathFromRoot(unit)) {
    case .off: nil
    case .severity(let severity): severity
    case nil: rule.severity == nil ? nil : draft ?? rule.severity
    }
  }

  /// Whether the rule may report something in a unit: an override may switch it on for a single file.
  func mayBeEnabled(_ rule: RuleInfo, in unit: Path) -> Bool {
    severity(of: rule, draft: nil, at: unit, in: unit) != nil
      || settings.overrides.contains { $0.rules[rule.id] != nil }
  }

  /// The decision of the configuration to live with a finding, if there is one that still holds.
  func suppression(of rule: String, at path: Path, in unit: Path) -> Finding.Suppression? {
    let ignore = settings.ignores.first { ignore in
      guard ignore.rule == rule else { return false }
      // The day that is named is the last one.
      if let until = ignore.until, let today, today > until { return false }
      return ignore.path.covers(pathFromRoot(path)) || ignore.path.covers(pathFromRoot(unit))
    }
    return ignore.map { .init(by: .configuration, reason: $0.reason, until: $0.until?.description) }
  }

  /// The name of a finding, which is the same from wherever its file was reached.
  func fingerprint(of rule: String, at location: Location, in unit: Path, ordinal: Int) -> String {
    Fingerprint.of(
      rule: rule, unit: pathFromRoot(unit), path: pathFromRoot(location.path), logicalPlace: location.logicalPlace,
      ordinal: ordinal)
  }

  /// The patterns that match none of the folders of a whole check: most likely they are misspelt.
  func idlePatterns(among folders: Set<Path>) -> [Settings.Placed<PathPattern>] {
    let known = folders.map(pathFromRoot)
    return (settings.pipelines + settings.schedules).filter { pattern in
      !known.contains { pattern.value.matches($0) }
    }
  }
}
