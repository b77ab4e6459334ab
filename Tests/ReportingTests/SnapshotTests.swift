import Reporting
import Testing

@Suite("Reports are as recorded")
struct SnapshotTests {
  @Test("Each outcome in each format", arguments: Sample.allCases, ReportFormat.allCases)
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

  private func fileExtension(_ format: ReportFormat) -> String {
    switch format {
    case .text: "txt"
    case .concise: "concise.txt"
    case .json: "json"
    case .junit: "xml"
    }
  }
}
