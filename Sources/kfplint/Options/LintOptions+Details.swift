import Cron
import Diagnostics
import Reporting
import RuleEngine
import Schedules
import Snapshots

extension LintOptions {
  /// What the reports want to know of units beside what is wrong with them.
  ///
  /// Runs are counted from the time that JUnit gives as that of the check, so that a second run writes the same bytes.
  func request(_ source: Outcome.Source) -> DetailsRequest {
    let formats = [format] + output.map(\.format)
    var request = DetailsRequest(diagrams: diagrams)
    let hasMarkdown = formats.contains(.markdown) || Environment.isSet("GITHUB_STEP_SUMMARY")
    if hasMarkdown, request.diagrams == .none { request.diagrams = .withFindings }
    if wantsPage {
      request.diagrams = .all
      request.runsAfter = time(of: source)
    }
    return request
  }

  /// Whether a page for a browser is wanted.
  var wantsPage: Bool { format == .html || output.contains { $0.format == .html } }

  /// The time of a source for what depends on one: that of its commit, or `SOURCE_DATE_EPOCH`.
  func time(of source: Outcome.Source) -> UTCTime? {
    let time = source.timestamp ?? Environment.sourceDateEpoch?.description
    return time.flatMap { Timestamp(rfc3339: ByteString("\($0)Z"))?.time }
  }
}
