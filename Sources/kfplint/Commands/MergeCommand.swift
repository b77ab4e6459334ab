import ArgumentParser
import Configuration
import Diagnostics
import Reporting
import Snapshots

/// `kfplint merge`: the reports of all shards as one.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Put the reports of all shards together.",
    discussion: """
      Each job of a CI matrix runs `kfplint lint --shard I/N --output json:FILE`. From these files this command makes the \
      report of the whole, in any format, and gives its exit status. The reports have to come from one version of kfplint, \
      one source and one configuration, and every shard has to be there once.

      Exit status: as `kfplint lint` gives it; also 2 if the reports do not belong together.
      """)

  /// The most bytes of a report.
  private static let limit = 1 << 30

  @Argument(help: "The JSON report of each shard.", completion: .file(extensions: ["json"]))
  var report: [String]

  @OptionGroup var common: ReportArguments

  @Flag(help: "Write only errors to standard error.")
  var quiet = false

  func run() throws {
    var options = common.options
    options.source.quiet = quiet
    let merged: MergedReport
    do {
      var reports: [ShardReport] = []
      for name in report { reports.append(try ShardReport(parsing: Self.file(RawArguments.path(name)))) }
      merged = try MergedReport(reports, threshold: options.failOn)
    } catch let problem as ReportProblem {
      throw SnapshotError("\(problem)")
    }
    var reportOptions = options.reportOptions(.standard)
    reportOptions.junitGranularity = options.junitGranularity ?? merged.junitGranularity
    reportOptions.docsURL = merged.docsURL
    reportOptions.pathFromTop = merged.pathFromTop
    try ReportWriter(options, reportOptions, guarding: []).write(merged.outcome, isQuiet: false)
    if !quiet { StandardStream.tell("merged \(report.count == 1 ? "1 report" : "\(report.count) reports")") }
    let status = merged.exitStatus
    if status == 2 || status == 1 && !options.exitZero { throw ExitCode(status) }
  }

  private static func file(_ path: Path) throws(SnapshotError) -> SourceFile {
    let disk = try DiskSnapshot(paths: [path])
    guard let entry = try disk.entry(at: path), entry.kind == .file else {
      throw SnapshotError("is not a file", path: path)
    }
    switch try disk.content(of: entry, limit: limit) {
    case .tooLarge: throw SnapshotError("is larger than 1 GiB, which no report is", path: path)
    case .bytes(let bytes): return SourceFile(path: path, origin: .workTree, bytes: bytes)
    }
  }
}
