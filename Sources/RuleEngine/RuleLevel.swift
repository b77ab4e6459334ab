public import Configuration
public import Diagnostics

extension RuleInfo {
  /// The severity that the rule has in a profile, or `nil` if it is off there.
  ///
  /// `draft` is that of a lesser or graver case. A rule of which the configuration sets an option is meant to run: one that
  /// would be off has the severity of `strict` then, or is a warning.
  public func severity(in profile: Profile, draft: Severity? = nil, hasOptions: Bool = false) -> Severity? {
    let meant = hasOptions ? draft ?? strict ?? .warning : nil
    let own = severity.map { draft ?? $0 }
    if isPolicy { return own }
    return switch profile {
    case .recommended: own ?? meant
    case .strict: strict.map { draft ?? $0 } ?? own ?? meant
    case .minimal: own == .error ? own : meant
    }
  }

  /// The severity that holds where no override says otherwise, or `nil` if the rule is off there.
  public func severity(under settings: Settings) -> Severity? {
    switch settings.rules[id] {
    case .off: nil
    case .severity(let severity): severity
    case nil: severity(in: settings.profile, hasOptions: settings.options(of: id) != nil)
    }
  }

  /// What holds for the options where no override says otherwise.
  public func options(under settings: Settings) -> OptionValues {
    OptionValues(of: options, set: settings.options(of: id) ?? [:])
  }

  /// Whether a version of kfplint did not have the rule yet.
  public func isNewer(than version: ReleaseNumber) -> Bool {
    ReleaseNumber(since).map { version < $0 } ?? false
  }
}
