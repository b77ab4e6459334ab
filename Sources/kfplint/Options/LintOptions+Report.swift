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
    report.docsURL = settings.docsURL
    report.rules = ReportedRule.catalogue(settings.policies.map { RuleInfo($0) })
    return report
  }
}

extension ReportedRule {
  /// All rules by their ids, those of the organisation among them.
  fileprivate static func catalogue(_ policies: [RuleInfo]) -> [String: ReportedRule] {
    Dictionary(
      // The pages of policies are not on the site, and those of the rules about rendering are one.
      (Rulebook.rules.map { ($0.info, true) } + (RenderRules.all.map(\.info) + policies).map { ($0, false) }).map {
        info, isOnSite in
        var rule = ReportedRule(
          id: info.id, severity: info.severity, confidence: info.confidence, category: info.category.rawValue,
          summary: info.summary, page: info.page)
        rule.isOnSite = isOnSite
        return (info.id, rule)
      }, uniquingKeysWith: { first, _ in first })
  }
}
