import Diagnostics
import Reporting
import Testing

@Suite("The address of a rule's page")
struct RuleAddressTests {
  private static let address = "https://docs.example.com/kfplint/rules/params-missing.html"

  private static func report(_ format: ReportFormat, isOnSite: Bool = true, docsURL: String?) -> String {
    var options = ReportOptions()
    options.docsURL = docsURL
    var rule = ReportedRule(
      id: "params-missing", severity: .error, confidence: .high, category: "parameters", summary: "x",
      page: "# x\n\nText.\n")
    rule.isOnSite = isOnSite
    options.rules = ReportedRules(others: [rule])
    return format.report(Sample.placesInSeveralFiles.outcome, options: options).text
  }

  @Test(
    "is in the reports that have a place for it, as each of them has it",
    arguments: [
      (ReportFormat.text, "= rule: kfplint explain params-missing, or \(address)\n"),
      (.junit, "rule: kfplint explain params-missing, or \(address)"), (.sarif, "\"helpUri\": \"\(address)\""),
      (.rdjson, "\"url\": \"\(address)\""), (.markdown, "[`params-missing`](\(address)):"),
      (.html, "<code><a href=\"\(address)\" rel=\"noreferrer\">params-missing</a></code>"),
    ])
  func reports(_ format: ReportFormat, _ words: String) {
    let report = Self.report(format, docsURL: "https://docs.example.com/kfplint")
    #expect(report.contains(words), "\(report)")
  }

  @Test("is nowhere without a site, or for a rule of an organisation", arguments: ReportFormat.allCases)
  func none(_ format: ReportFormat) {
    for report in [
      Self.report(format, docsURL: nil),
      Self.report(format, isOnSite: false, docsURL: "https://docs.example.com/kfplint"),
    ] {
      #expect(!report.contains("params-missing.html"))
    }
  }
}
