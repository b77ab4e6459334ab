import ArgumentParser
import Configuration
import Cron
import Diagnostics
import Planning
import Reporting
import Snapshots

/// `kfplint plan`: what the reconciler will do after a change.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Print what the reconciler will do after a change of schedules.",
    discussion: """
      Without a source option, the change is what is staged, compared with HEAD. A..B means what B changes since its merge \
      base with A. No cluster is asked: kfplint assumes that the cluster is in the state before the change. The reconciler \
      compares the pinned pipelines, not the pins; kfplint reads them if their repository is available here.

      Exit status: 0, or 2 when something could not be read.
      """)

  /// The forms of the plan.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case markdown
    case json
  }

  @OptionGroup var change: ChangeArguments

  @Option(help: "The output format; markdown is for a pull request.")
  var format: Format = .text

  @Option(
    help: ArgumentHelp("The time that decides whether a job's end has passed (default: now).", valueName: "TIME"),
    transform: StartTime.read)
  var at: StartTime?

  @Option(help: "When to use colours in text.")
  var color = ColorChoice.auto

  @OptionGroup var reading: SourceArguments

  private var options: SourceOptions { reading.options }

  func run() throws {
    TimeLimit.start(seconds: options.timeLimit)
    let source = try change.open(reading.options)
    let time = (at ?? .now).time
    let found = try ConfigurationLookup.find(for: source, options)
    if let file = found.configuration, let problem = file.problems.first {
      throw SnapshotError("fix the configuration first: \(problem.message)", path: file.file.path)
    }
    let plan = try source.plan(found, options, at: time)
    let text =
      switch format {
      case .text: PlanText(ReportedPlan(plan, of: source.name), options: textOptions).text
      case .markdown: PlanMarkdown.of(plan)
      case .json: PlanJSON.of(plan, source.snapshot.source, at: time)
      }
    try StandardStream.report(text)
    for sentence in plan.unread { StandardStream.tell("error: \(sentence)") }
    if !plan.unread.isEmpty { throw ExitCode(2) }
  }

  private var textOptions: ReportOptions {
    var options = ReportOptions(color: color.isOn(for: .output))
    if StandardStream.output.isTerminal { Terminal.describe(in: &options) }
    return options
  }
}
