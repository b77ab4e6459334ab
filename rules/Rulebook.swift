public import RuleEngine

/// All rules.
public enum Rulebook {
  /// The rules with what their folders say about them, sorted by id.
  public static let rules: [RegisteredRule] = RuleID.allCases.map { RegisteredRule($0.info, $0.rule) }
}

extension RuleID {
  /// The rule of the folder, by what it looks at.
  var rule: AnyRule {
    switch self {
    case .paramsMissing: .pipeline(ParamsMissing())
    }
  }
}
