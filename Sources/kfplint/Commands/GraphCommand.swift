public import ArgumentParser
import Diagnostics
public import Reporting
import RuleEngine
import Snapshots

/// `kfplint graph PATH`: the DAG of a pipeline.
struct GraphCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph", abstract: "Draw the DAG of a pipeline, with the findings at its tasks.",
    discussion: """
      PATH is the folder or the file of one pipeline. The rules run as they do for `kfplint lint`, with the same \
      configuration. Conditions and loops, which the SDK compiles to graphs of their own, are drawn inside of the tasks that \
      call them. Exit status: 0, or 2 when the pipeline could not be read.
      """)

  @Argument(help: "The folder or the file of a pipeline.", completion: .file())
  var path: String

  @Option(help: "The form of the picture.")
  var format = DiagramFormat.outline

  @Flag(help: "Draw what `git commit` is about to record, not the file on disk.")
  var staged = false

  @Option(help: ArgumentHelp("Draw the pipeline of a commit or tree.", valueName: "REV"), completion: .references)
  var rev: String?

  @OptionGroup var reading: SourceArguments

  func validate() throws {
    if staged && rev != nil { throw ValidationError("--staged and --rev cannot be combined") }
    if path == "-" { throw ValidationError("graph draws files: name one") }
  }

  func run() async throws {
    TimeLimit.start(seconds: reading.options.timeLimit)
    var options = LintOptions(all: true, diagrams: .all)
    options.source = reading.options
    let source = try open(options)
    let check = try await SourceCheck(of: source, options)
    if check.result.isConfigurationInvalid {
      throw SnapshotError(".kfplint.yaml has problems; `kfplint lint` shows them, fix them first")
    }
    let result = source.limits.isEmpty ? check.result : check.result.limited(to: source.limits)
    let outcome = RedactedOutcome(
      Outcome(
        version: Version.current, source: source.snapshot.source, units: result.units, knownUnits: nil,
        findings: result.findings, threshold: .error))
    let drawing = try drawing(of: try pipeline(among: result.units).id, in: outcome)
    try StandardStream.report(drawing.hasSuffix("\n") ? drawing : drawing + "\n")
  }

  private func open(_ options: LintOptions) throws(SnapshotError) -> LintSource {
    let source: LintSource? =
      if let rev { try .commit(rev, options) } else { staged ? try .staged(options) : nil }
    guard let source else { return try .disk([path], options) }
    return try source.limited(to: [path]).lookingAtLimitOnly()
  }

  /// The one pipeline that was found.
  private func pipeline(among units: [Outcome.Unit]) throws(SnapshotError) -> Outcome.Unit {
    let pipelines = units.filter { $0.kind == .pipeline || $0.kind == .barePipeline }
    guard let pipeline = pipelines.first else {
      throw SnapshotError("there is no pipeline", path: RawArguments.path(path))
    }
    guard pipelines.count == 1 else {
      throw SnapshotError(
        "there are \(pipelines.count) pipelines; name one, such as \(pipeline.path)", path: RawArguments.path(path))
    }
    if case .unreadable(let problem) = pipeline.status { throw SnapshotError(problem) }
    return pipeline
  }

  private func drawing(of unit: UnitID, in redacted: RedactedOutcome) throws(SnapshotError) -> String {
    guard let diagram = redacted.diagram(of: unit) else {
      throw SnapshotError("is not an Argo workflow that can be read; `kfplint lint` says why", path: unit.path)
    }
    let count = diagram.nodes.count
    if format == .svg, count > DiagramFormat.mostNodes {
      throw SnapshotError(
        "has \(count) tasks and templates, and a picture is drawn of at most \(DiagramFormat.mostNodes); "
          + "use --format outline or dot", path: unit.path)
    }
    let isASCII = format == .outline && StandardStream.output.isTerminal && !Terminal.isUnicode
    return format.drawing(of: diagram, redacted.findings(in: unit), isASCII: isASCII)
  }
}

extension DiagramFormat: ExpressibleByArgument {}

extension LintSource {
  /// The same source, of which nothing else is read than the pipeline that it is limited to, if that is one.
  fileprivate func lookingAtLimitOnly() throws(SnapshotError) -> LintSource {
    guard let path = limits.first else { return self }
    for file in [path, RenderedFolder(path).workflow] {
      guard let entry = try snapshot.entry(at: file), entry.kind == .file else { continue }
      return LintSource(
        snapshot, .named(files: [file], andFolders: false), name: name, root: root, refs: refs, repository: repository,
        push: push)
    }
    return self
  }
}
