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

  @Flag(help: "Compare what `git commit` is about to record with HEAD (default without A and B).")
  var staged = false

  @Option(
    help: ArgumentHelp(
      "Compare what B changes since its merge base with A; auto asks the CI system.", valueName: "A..B"),
    completion: .references, transform: RevisionRange.read)
  var range: RevisionRange?

  @Option(
    help: ArgumentHelp("Compare what HEAD changes since its merge base with REV.", valueName: "REV"),
    completion: .references)
  var since: String?

  @Option(name: .shortAndLong, help: "The output format; markdown is for a pull request.")
  var format: Format = .text

  @Option(help: "When to use colours.")
  var color = ColorChoice.auto

  @OptionGroup var reading: SourceArguments

  func validate() throws {
    if [staged, range != nil, since != nil].filter({ $0 }).count > 1 {
      throw ValidationError("--staged, --range and --since cannot be combined")
    }
    if !path.isEmpty, staged || range != nil || since != nil {
      throw ValidationError("--staged, --range and --since compare what a change touches, and take no PATH")
    }
    if path.count == 1 || path.count > 2 { throw ValidationError("compare takes two paths, or none") }
    if case .between("HEAD", "HEAD") = range { throw ValidationError("--range compares HEAD with itself") }
    if since == "" { throw ValidationError("--since needs the name of a commit") }
  }

  func run() throws {
    TimeLimit.start(seconds: reading.options.timeLimit)
    let comparisons = path.isEmpty ? try compareChange() : [try compare(path[0], path[1])]
    let text =
      switch format {
      case .text: CompareText.of(comparisons, isColored: color.isOn(for: .output))
      case .markdown: CompareMarkdown.of(comparisons)
      case .json: CompareJSON.of(comparisons)
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

  private func compareChange() throws(SnapshotError) -> [Comparison] {
    try ChangedPipelines(openSource(), reading.options).comparisons()
  }

  private func openSource() throws(SnapshotError) -> LintSource {
    let options = reading.options
    if let since { return try .range(from: since, to: "HEAD", options) }
    return switch range {
    case .between(let from, let to): try .range(from: from, to: to, options)
    case .automatic: try .rangeOfBuild(options)
    case nil: try .staged(options)
    }
  }
}
