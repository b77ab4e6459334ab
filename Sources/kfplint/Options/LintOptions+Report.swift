import Configuration
import Policies
import Reporting
import RuleEngine
import Rules
import Snapshots

extension LintOptions {
  /// What was asked for of all reports, under the settings of what was looked at.
  func reportOptions(_ settings: Settings) -> ReportOptions {
    var report = ReportOptions(
      folding: !noFold, junitExtended: junitExtended,
      sourceDateEpochTimestamp: Environment.sourceDateEpoch?.description)
    report.junitGranularity = junitGranularity ?? settings.junitGranularity
    report.sarifSuppressed = sarifSuppressed
    report.rules = ReportedRule.catalogue(settings.policies.map { RuleInfo($0) })
    return report
  }
}

extension ReportedRule {
  /// All rules by their ids, those of the organisation among them.
  fileprivate static func catalogue(_ policies: [RuleInfo]) -> [String: ReportedRule] {
    Dictionary(
      ((Rulebook.rules + RenderRules.all).map(\.info) + policies).map { info in
        let rule = ReportedRule(
          id: info.id, severity: info.severity, confidence: info.confidence, category: info.category.rawValue,
          summary: info.summary, page: info.page)
        return (info.id, rule)
      }, uniquingKeysWith: { first, _ in first })
  }
}
