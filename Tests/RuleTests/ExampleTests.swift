import Foundation
import Reporting
import Testing

/// The examples of every rule, good and bad, against all rules at once: a bad example shows its own defect and no other.
@Suite struct ExampleTests {
  @Test(arguments: Example.all("good")) func isSilentOnGoodExample(_ example: Example) async throws {
    #expect(ReportFormat.concise.report(try await example.outcome()).text == "")
  }

  /// `RECORD_SNAPSHOTS=1` writes what is found into `want.txt`, to be read before it is committed.
  @Test(arguments: Example.all("bad")) func findsWhatTheBadExampleWants(_ example: Example) async throws {
    let report = ReportFormat.concise.report(try await example.outcome()).text
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try Data(report.utf8).write(to: example.wantedReport)
    }
    let wanted = try String(contentsOf: example.wantedReport, encoding: .utf8)
    #expect(report == wanted)
    let rule = example.folder.pathComponents.suffix(3).first ?? ""
    #expect(wanted.contains("[\(rule)]"), "a bad example of \(rule) has to show it")
  }

  @Test(arguments: RuleFolders.all) func everyRuleHasGoodAndBadExamples(_ rule: URL) {
    for kind in ["good", "bad"] {
      #expect(!RuleFolders.subfolders(of: rule.appending(path: kind)).isEmpty, "\(rule.lastPathComponent)/\(kind)")
    }
  }
}
