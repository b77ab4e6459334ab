public import Diagnostics
import Pipelines
public import YAMLSyntax

/// The schedules of a team: the jobs of `recurring_runs.yaml`, and the experiments that they run in.
public struct Schedule: Sendable {
  /// The two files.
  public let files: ScheduleFiles
  /// The jobs, in the order of the file; none where the file does not parse.
  public let runs: [RecurringRun]
  /// The experiments, in the order of the file; none where the file does not parse.
  public let experiments: [Experiment]
  /// What the reconciler's schema refuses, file by file in the order of its places.
  public let structureDefects: [StructureDefect]
  /// Whether every experiment and its name could be read, so that what is not there is nowhere.
  public let listsEveryExperiment: Bool
  /// Whether the experiment of every job could be read.
  public let listsEveryRun: Bool

  init(_ files: ScheduleFiles) {
    self.files = files
    let runsList = files.document(of: files.runs)?.root?.field("recurring_runs")
    runs = runsList?.items.map { RecurringRun(node: $0) } ?? []
    listsEveryRun = runsList?.kind == .sequence && runs.allSatisfy { $0.experiment != nil }
    let experimentsList = files.document(of: files.experiments)?.root?.field("experiments")
    experiments = experimentsList?.items.map { Experiment(node: $0) } ?? []
    listsEveryExperiment = experimentsList?.kind == .sequence && experiments.allSatisfy { $0.name != nil }
    structureDefects =
      Self.defects(in: files, files.experiments, ScheduleFiles.experimentsName, .experiments)
      + Self.defects(in: files, files.runs, ScheduleFiles.runsName, .runs)
  }

  private static func defects(
    in files: ScheduleFiles, _ file: PipelineFile?, _ name: ByteString, _ shape: MappingShape
  ) -> [StructureDefect] {
    guard let file else {
      return files.isAlone ? [] : [StructureDefect(.missingFile(name), at: Location(path: files.folder))]
    }
    guard let document = files.document(of: file), document.excessiveAlias == nil else { return [] }
    guard let root = document.root, !root.isNull else {
      return [StructureDefect(.emptyFile(name), at: document.location)]
    }
    var check = StructureCheck()
    check.check(root, shape)
    return check.defects
  }

  /// The jobs of a file that is looked at by itself.
  public static func runs(in file: SourceFile) throws(YAMLSyntaxError) -> [RecurringRun] {
    let runs = try ScheduleDocument(parsing: file).root?.field("recurring_runs")
    return runs?.items.map { RecurringRun(node: $0) } ?? []
  }

  /// Every day or time in either file that the reconciler cannot read, or that it changes, wherever it stands.
  public var troublesomeTimes: [TroublesomeTime] {
    files.documents.flatMap { TroublesomeTime.all(in: $0) }
  }
}

/// What a check looks at as a whole: the schedules of a team, as far as they could be understood.
public struct ScheduleUnit: Sendable {
  /// The files, in whatever state.
  public let files: ScheduleFiles
  /// The schedules, as far as their files parse.
  public let schedule: Schedule

  init(_ files: ScheduleFiles) {
    self.files = files
    schedule = Schedule(files)
  }

  /// Why rules about the schedules could not look at everything, for the reports.
  public var obstacle: String? {
    for (file, name) in [(files.runs, ScheduleFiles.runsName), (files.experiments, ScheduleFiles.experimentsName)] {
      guard let file else { return files.isAlone ? "there is no telling without \(name)" : "there is no \(name)" }
      guard let document = files.document(of: file) else {
        return file.text == nil ? "\(name) is not YAML text" : "\(name) does not parse"
      }
      if document.excessiveAlias != nil { return "the aliases of \(name) expand beyond all bounds" }
    }
    return nil
  }
}
