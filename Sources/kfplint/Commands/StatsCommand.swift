import ArgumentParser
import Diagnostics
import GitSource
import Reporting
import Snapshots

/// `kfplint stats`: whether things get better.
struct StatsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Count the findings at each of the last commits.",
    discussion: """
      Each commit is checked as `kfplint lint --rev COMMIT` checks it, with the configuration of that commit unless --config \
      names one. Merges count as one commit: the line follows first parents. What did not change between two commits is \
      checked once.

      Exit status: 0, or 2 when something could not be read.
      """)

  /// The forms of the answer.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
  }

  /// The most commits that are looked at.
  static let mostCommits = 10_000

  @Option(help: "How many commits to check (default: 30).")
  var history: Int?

  @Option(
    help: ArgumentHelp("Check the commits since the merge base of HEAD with REV, and that one.", valueName: "REV"),
    completion: .references)
  var since: String?

  @Option(help: "The output format.")
  var format: Format = .text

  @Option(
    help: ArgumentHelp("The date that decides whether an ignore with `until` has expired.", valueName: "YYYY-MM-DD"),
    transform: Today.read)
  var today: Today?

  @Option(help: "When to use colours.")
  var color = ColorChoice.auto

  @OptionGroup var reading: SourceArguments

  func validate() throws {
    if history != nil && since != nil { throw ValidationError("--history and --since cannot be combined") }
    if let history, !(1...Self.mostCommits).contains(history) {
      throw ValidationError("--history has to be a number from 1 to \(Self.mostCommits)")
    }
    if since == "" { throw ValidationError("--since needs the name of a commit") }
  }

  func run() async throws {
    var options = LintOptions()
    options.today = today
    options.source = reading.options
    TimeLimit.start(seconds: options.source.timeLimit)
    let repository = try LintSource.openRepository(options.source)
    let line = try line(in: repository)
    let trend = try await TrendRun(in: repository, options).trend(along: line)
    TimeLimit.beginReport()
    try write(trend)
    let unread = trend.points.filter { $0.unread > 0 }
    for point in unread {
      StandardStream.tell("error: at \(point.commit.prefix(7)), \(point.unread) could not be read")
    }
    if !unread.isEmpty { throw ExitCode(2) }
  }

  private func line(in repository: GitRepository) throws(SnapshotError) -> GitRepository.Line {
    let head = try repository.commit(named: "HEAD")
    guard let since else {
      return try repository.firstParents(of: head, backTo: nil, limit: history ?? 30)
    }
    guard let base = try repository.mergeBase(of: head, andAnyOf: [repository.commit(named: since)]) else {
      throw SnapshotError("HEAD and \(VisibleText.of(since.utf8)) share no history")
    }
    return try repository.firstParents(of: head, backTo: base, limit: Self.mostCommits)
  }

  private func write(_ trend: Trend) throws(SnapshotError) {
    switch format {
    case .json: try StandardStream.report(trend.json.text)
    case .text:
      var options = ReportOptions(color: color.isOn(for: .output))
      if StandardStream.output.isTerminal { Terminal.describe(in: &options) }
      try StandardStream.report(TrendText(trend, options: options).text)
    }
  }
}
