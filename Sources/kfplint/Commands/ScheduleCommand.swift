import ArgumentParser
import Configuration
import Cron
import Diagnostics
import Pipelines
import Reporting
import Schedules
import Snapshots
import YAMLSyntax

/// `kfplint schedule`: what a team's schedules mean.
struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule", abstract: "Show what schedules mean.", subcommands: [ScheduleNextCommand.self])
}

/// `kfplint schedule next PATH`: the coming runs of each job, of one team or of all.
struct ScheduleNextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "next", abstract: "Print the next runs of each job.",
    discussion: """
      Times are UTC. KFP uses UTC as well, unless CRON_SCHEDULE_TIMEZONE of the cluster names another zone. Start and end \
      dates count. An interval without a start date counts from TIME. The exit status is 1 if an expression is not valid, \
      and 2 if the file cannot be read.
      """)

  /// The forms of the answer.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
  }

  @Argument(
    help: "A recurring_runs.yaml, or a folder that it or those of several teams are in, or - for standard input.",
    completion: .file())
  var file: String

  @Option(help: "How many runs to print for each job.")
  var count = 5

  @Option(
    help: ArgumentHelp("Print the runs after this time (default: now).", valueName: "TIME"), transform: StartTime.read)
  var from: StartTime?

  @Option(help: "The output format.")
  var format: Format = .text

  @Option(
    help: ArgumentHelp(
      "Stop after this time (default: \(SourceOptions().timeLimit)) with exit status 2; 0 means no limit.",
      valueName: "SECONDS"),
    transform: UInt32.read)
  var timeLimit = SourceOptions().timeLimit

  func validate() throws {
    if !(1...100_000).contains(count) { throw ValidationError("--count has to be a number from 1 to 100000") }
  }

  func run() throws {
    TimeLimit.start(seconds: timeLimit)
    let start = (from ?? .now).time
    let teams = try paths().map { path throws(SnapshotError) in
      (path: path, jobs: try runs(in: read(path)).map { ComingRuns(of: $0, after: start, count: count) })
    }
    let jobs = teams.flatMap(\.jobs)
    switch format {
    case .text:
      for team in teams {
        if teams.count > 1 { try StandardStream.report("\(team.path)\n") }
        try StandardStream.report(team.jobs.map { $0.text(below: teams.count > 1) }.joined())
      }
    case .json:
      // Version 1 of its document, to which members are only ever added.
      let document: JSONValue = [
        "schema": 1, "tool": ["name": "kfplint", "version": .string(Version.current)],
        "from": .string(start.description),
        "jobs": .array(teams.flatMap { team in team.jobs.map { $0.json(in: team.path) } }),
      ]
      try StandardStream.report(document.text)
    }
    if jobs.contains(where: \.isRefused) { throw ExitCode(1) }
  }

  /// The files that are meant: the one that is named, or that of the folder, or those of all folders below it.
  private func paths() throws(SnapshotError) -> [Path] {
    if file == "-" { return ["<stdin>"] }
    let path = RawArguments.path(file).withoutEmptySteps
    guard DiskPath.isFolder(path) else { return [path] }
    let own = path.appending(ScheduleFiles.runsName)
    if try DiskPath.isThere(own) { return [own] }
    let paths = try DiskSnapshot(paths: [path]).entries(below: path)
      .filter { $0.kind == .file && $0.path.name == ScheduleFiles.runsName }.map(\.path).sorted()
    if paths.isEmpty { throw SnapshotError("holds no \(ScheduleFiles.runsName), nor does a folder in it", path: path) }
    return paths
  }

  /// The jobs of a file.
  private func runs(in file: PipelineFile) throws(SnapshotError) -> [RecurringRun] {
    switch file.content {
    case .text(let source):
      let runs: [RecurringRun]?
      do {
        runs = try Schedule.runs(in: source)
      } catch {
        let position = LineTable(source).position(of: Int(error.span.start))
        throw SnapshotError("line \(position.line), column \(position.column): \(error.message)", path: file.path)
      }
      guard let runs else { throw SnapshotError("has no list recurring_runs", path: file.path) }
      return runs
    case .tooLarge(_, let limit): throw SnapshotError("is larger than \(limit) bytes", path: file.path)
    case .unreadable(let reason): throw SnapshotError(reason, path: file.path)
    case .conflicted: throw SnapshotError("holds an unresolved merge conflict", path: file.path)
    case .undecodable, .lfsPointer: throw SnapshotError("is not text", path: file.path)
    case .symbolicLink, .submodule, .unmerged: throw SnapshotError("is not a file", path: file.path)
    }
  }

  private func read(_ path: Path) throws(SnapshotError) -> PipelineFile {
    let limit = Settings.standard.maxFileSize
    if file == "-" {
      let snapshot = try StandardInputSnapshot(path: path, limit: limit)
      return FileReader(snapshot).read(Entry(path: path, kind: .file), limit: limit)
    }
    let snapshot = try DiskSnapshot(paths: [path])
    guard let entry = try snapshot.entry(at: path) else { throw SnapshotError("no such file", path: path) }
    return FileReader(snapshot).read(entry, limit: limit)
  }
}

/// The coming runs of one job, or why there is no telling.
private struct ComingRuns {
  let run: RecurringRun
  private let forecast: RunForecast

  var isRefused: Bool { forecast.problem != nil }

  init(of run: RecurringRun, after start: UTCTime, count: Int) {
    self.run = run
    forecast = RunForecast(of: run, after: start, count: count)
  }

  /// The name to show, which the file may lack.
  private var name: String { run.name.map { $0.value.string ?? $0.value.description } ?? "" }

  private var written: String? {
    run.trigger?.cron.map { $0.value.string ?? $0.value.description }
  }

  /// The members of the job, with the file that it stands in.
  func json(in path: Path) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("job", .string(name)), ("file", .string("\(path)")), ("cron", JSONValue(written)),
    ]
    if written == nil, let interval = run.trigger?.interval {
      members.append(("interval_seconds", .integer(interval.value)))
    }
    if let problem = forecast.problem {
      members.append(("error", .string(problem)))
    } else {
      members.append(("next", .array(forecast.runs.map { .string($0.description) })))
    }
    return .object(members)
  }

  /// The lines for people, indented where they stand below the name of a file.
  func text(below isBelow: Bool) -> String {
    isBelow ? text.split(separator: "\n").map { "  \($0)\n" }.joined() : text
  }

  private var text: String {
    let isOff = run.isEnabled.map { !$0.value } ?? false
    var text = VisibleText.of(Array(name.utf8)) + (isOff ? " (not enabled)" : "")
    if let problem = forecast.problem {
      text += "\n  error: \(written.map { "\(ByteString($0).quoted): " } ?? "")\(problem)\n"
    } else {
      text += ": \(forecast.timing?.inWords ?? "")\n"
      if forecast.runs.isEmpty { text += "  never\n" }
      for time in forecast.runs { text += "  \(time)\n" }
    }
    return text
  }
}
