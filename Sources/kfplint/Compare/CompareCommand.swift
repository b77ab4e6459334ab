import ArgumentParser
import Diagnostics
import Pipelines
import Snapshots

/// `kfplint compare A B`: what is different between two rendered pipelines.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Print what is different between two rendered pipelines.",
    discussion: """
      A and B are folders or files; REV:PATH names one of a commit, and :PATH one of the index. Without them, the pipelines \
      that a change touches are compared with what they were. The time of compilation and the version of the SDK do not \
      count, at any level, nor how the YAML is written; every other difference is shown.

      Exit status: 0 equal, 1 different, 2 when something could not be compared.
      """)

  /// The forms of the comparison.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case markdown
    case json
  }

  @Argument(help: "The folders or files to compare: A, the older one, and B.", completion: .file())
  var path: [String] = []

  @OptionGroup var change: ChangeArguments

  @Option(name: .shortAndLong, help: "The output format; markdown is for a pull request.")
  var format: Format = .text

  @Option(help: "When to use colours.")
  var color = ColorChoice.auto

  @OptionGroup var reading: SourceArguments

  func validate() throws {
    if !path.isEmpty, change.isGiven {
      throw ValidationError("--staged, --range and --since compare what a change touches, and take no PATH")
    }
    if path.count == 1 || path.count > 2 { throw ValidationError("compare takes two paths, or none") }
  }

  func run() throws {
    TimeLimit.start(seconds: reading.options.timeLimit)
    let (comparisons, impact) = path.isEmpty ? try compareChange() : ([try compare(path[0], path[1])], [:])
    let text =
      switch format {
      case .text: CompareText.of(comparisons, impact, isColored: color.isOn(for: .output))
      case .markdown: CompareMarkdown.of(comparisons, impact)
      case .json: CompareJSON.of(comparisons, impact)
      }
    try StandardStream.report(text)
    let obstacles = comparisons.compactMap(\.obstacle)
    for obstacle in obstacles { StandardStream.tell("error: \(obstacle)") }
    if !obstacles.isEmpty { throw ExitCode(2) }
    if comparisons.contains(where: \.isDifferent) { throw ExitCode(1) }
  }

  private func compare(_ old: String, _ new: String) throws(SnapshotError) -> Comparison {
    let (before, after) = (
      try ComparedPath(old, reading.options).files, try ComparedPath(new, reading.options).files
    )
    for files in [before, after] where files.workflow == nil {
      throw SnapshotError("there is no \(files.workflowName) in it", path: files.unit)
    }
    if before.kind != after.kind, !reading.options.quiet {
      StandardStream.tell("note: one of the two is a file, so the files of params/ are not compared")
    }
    return Comparison(name: "\(old) → \(new)", path: nil, from: before, to: after)
  }

  /// The pipelines that the change touches, and by their names what that means for schedules.
  private func compareChange() throws(SnapshotError) -> ([Comparison], [String: [String]]) {
    let source = try change.open(reading.options)
    let comparisons = try ChangedPipelines(source, reading.options).comparisons()
    return (comparisons, try comparisons.impact(in: source, reading.options))
  }
}
