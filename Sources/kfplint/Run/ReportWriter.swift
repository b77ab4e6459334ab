import Diagnostics
import Reporting
import Snapshots

/// Writes the reports that were asked for: into files, into the summary of a job, and to standard output.
struct ReportWriter {
  private let options: LintOptions
  private let reportOptions: ReportOptions
  private let workTrees: [Path]

  /// `workTrees` are those whose links are not followed.
  init(_ options: LintOptions, _ reportOptions: ReportOptions, guarding workTrees: [Path]) {
    self.options = options
    self.reportOptions = reportOptions
    self.workTrees = workTrees
  }

  /// Writes the reports of what was found; with `isQuiet`, for people only into the files that they named.
  ///
  /// With a diff, standard output gets that, and no report.
  func write(
    _ redacted: RedactedOutcome, isQuiet: Bool, orInstead diff: String? = nil
  ) throws(SnapshotError) {
    for target in options.output {
      let report = target.format.report(redacted, options: reportOptions)
      tell(report.notes)
      try ReportFile.write(report.text, to: RawArguments.path(target.path), guarding: workTrees)
    }
    if let diff { return try StandardStream.report(diff) }
    // A part is nothing to sum up: `kfplint merge` does it for the whole.
    if !isQuiet, options.shard == nil { addToStepSummary(redacted) }
    var reportOptions = reportOptions
    reportOptions.color = options.color.isOn(for: .output)
    reportOptions.statistics = options.statistics
    if options.format == .text, StandardStream.output.isTerminal { Terminal.describe(in: &reportOptions) }
    let report = options.format.report(redacted, options: reportOptions)
    tell(report.notes)
    if isQuiet && options.format == .text { return }
    try StandardStream.report(report)
  }

  /// Adds the report in Markdown to the summary of a job on GitHub, which has a file for it.
  ///
  /// Nobody asked for it by an option, so that a file that does not take it is no failure.
  private func addToStepSummary(_ redacted: RedactedOutcome) {
    guard let path = Environment.value("GITHUB_STEP_SUMMARY"), !path.isEmpty else { return }
    let report = ReportFormat.markdown.report(redacted, options: reportOptions)
    do throws(SnapshotError) {
      try ReportFile.append(report.text, to: Path(path))
    } catch {
      tell(["the summary of the job: \(error)"])
    }
  }

  private func tell(_ notes: [String]) {
    guard !options.quiet else { return }
    for note in notes { StandardStream.tell("note: \(note)") }
  }
}
