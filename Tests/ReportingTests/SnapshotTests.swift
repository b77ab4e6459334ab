import Diagnostics
import Reporting
import Testing

@Suite("Reports are as recorded")
struct SnapshotTests {
  @Test("Each outcome in each format", arguments: Sample.allCases, ReportFormat.allCases.filter { $0 != .html })
  func everyFormat(_ sample: Sample, _ format: ReportFormat) throws {
    let report = format.report(sample.outcome)
    try expectSnapshot(report.text, "\(sample.rawValue).\(fileExtension(format))")
    #expect(report.notes.isEmpty)
  }

  @Test("The text report in colour", arguments: [Sample.placesInSeveralFiles, .belowThreshold, .unreadable])
  func color(_ sample: Sample) throws {
    let report = ReportFormat.text.report(sample.outcome, options: ReportOptions(color: true))
    try expectSnapshot(report.text, "\(sample.rawValue).color.txt")
  }

  @Test("The text report without folding tells every finding in full")
  func noFolding() throws {
    let report = ReportFormat.text.report(Sample.repeated.outcome, options: ReportOptions(folding: false))
    try expectSnapshot(report.text, "repeated.unfolded.txt")
  }

  @Test("The extended JUnit report names files and lines")
  func junitExtended() throws {
    let report = ReportFormat.junit.report(
      Sample.placesInSeveralFiles.outcome, options: ReportOptions(junitExtended: true))
    try expectSnapshot(report.text, "places-in-several-files.extended.xml")
  }

  @Test("SARIF with rules, and with what is suppressed")
  func sarif() throws {
    var options = ReportOptions()
    options.sarifSuppressed = true
    let rule = ReportedRule(
      id: "secret-in-plain-text", severity: .error, confidence: .medium, category: "practice",
      summary: "a secret in plain text",
      page: "# secret-in-plain-text\n\nA secret stands\nin the file, see [other](../other/README.md).\n\n## More\n")
    options.rules = ReportedRules(others: [rule])
    let report = ReportFormat.sarif.report(Sample.suppressed.outcome, options: options)
    try expectSnapshot(report.text, "suppressed.rules.sarif")
  }

  @Test("The text report on a terminal of 60 columns that shows ASCII only")
  func narrowTerminal() throws {
    var options = ReportOptions(color: true)
    options.width = 60
    options.isASCII = true
    options.link = { "file:///\($0)" }
    let report = ReportFormat.text.report(Sample.unusualText.outcome, options: options)
    try expectSnapshot(report.text, "unusual-text.terminal.txt")
  }

  @Test("Statistics count by rule and by folder")
  func statistics() throws {
    var options = ReportOptions()
    options.statistics = true
    let report = ReportFormat.text.report(Sample.unusualText.outcome, options: options)
    try expectSnapshot(report.text, "unusual-text.statistics.txt")
  }

  @Test("JUnit by category and by unit", arguments: [TestGranularity.category, .unit])
  func granularity(_ granularity: TestGranularity) throws {
    var options = ReportOptions()
    options.junitGranularity = granularity
    let categories = [("params-missing", "parameters"), ("yaml-syntax", "yaml"), ("not-a-workflow", "v1-mode")]
    let rules = categories.map { id, category in
      ReportedRule(id: id, severity: .error, confidence: .high, category: category, summary: id, page: "")
    }
    options.rules = ReportedRules(others: rules)
    let report = ReportFormat.junit.report(Sample.unreadable.outcome, options: options)
    try expectSnapshot(report.text, "unreadable.\(granularity.rawValue).xml")
  }

  private func fileExtension(_ format: ReportFormat) -> String {
    switch format {
    case .text: "txt"
    case .concise: "concise.txt"
    case .json: "json"
    case .junit: "xml"
    case .sarif: "sarif"
    case .github: "github.txt"
    case .gitlab: "gitlab.json"
    case .markdown: "md"
    case .html: "html"
    case .checkstyle: "checkstyle.xml"
    case .rdjson: "rdjson"
    }
  }
}
