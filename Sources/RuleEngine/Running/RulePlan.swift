import Diagnostics

/// The rules that may report something in a unit, with what the policy says about each there.
///
/// Nearly always it is the same for all units. Then it is found out once, and what is looked up for each unit are parts of two
/// arrays: no thread counts references to what all threads share.
struct RulePlan: Sendable {
  /// The rules, sorted by id.
  let rules: [PlannedRule]
  /// The ways of all rules, each of which looks at something.
  let parts: [AnyRule]

  /// A rule that may report something.
  struct PlannedRule: Sendable {
    let info: RuleInfo
    let id: String
    /// The severity that its findings have unless they say otherwise.
    let severity: Severity?
    /// Whether only its graver cases count.
    let holdsGraverCasesOnly: Bool
    /// Which of the parts are its own.
    let parts: Range<Int>
  }

  /// The plan for a unit whose rules have the options that are set at `path`.
  init(_ registered: [RegisteredRule], _ policy: Policy, at path: Path, in unit: Path) {
    var rules: [PlannedRule] = []
    var parts: [AnyRule] = []
    for rule in registered where policy.mayBeEnabled(rule.info, in: unit) {
      let start = parts.count
      parts += rule.parts(policy.options(of: rule.info, at: path, in: unit))
      rules.append(
        PlannedRule(
          info: rule.info, id: rule.info.id,
          severity: policy.severity(of: rule.info, draft: nil, at: unit, in: unit),
          holdsGraverCasesOnly: policy.holdsGraverCasesOnly(rule.info, in: unit), parts: start..<parts.count))
    }
    self.rules = rules
    self.parts = parts
  }
}
