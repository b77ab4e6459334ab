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
    report.rules = ReportedRules({ ReportedRule.known }, others: settings.policies.map { ReportedRule(RuleInfo($0)) })
    return report
  }
}

extension ReportedRule {
  /// kfplint's own rules by their ids.
  fileprivate static let known: [String: ReportedRule] = {
    // The pages of the rules about rendering are one.
    let rules =
      Rulebook.rules.map { ReportedRule($0.info, isOnSite: true) } + RenderRules.all.map { ReportedRule($0.info) }
    return Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
  }()

  /// The pages of an organisation's rules are not on the site.
  fileprivate init(_ info: RuleInfo, isOnSite: Bool = false) {
    self.init(
      id: info.id, severity: info.severity, confidence: info.confidence, category: info.category.rawValue,
      summary: info.summary, page: info.page)
    self.isOnSite = isOnSite
  }
}
