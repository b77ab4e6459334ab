public import Diagnostics
public import Pipelines
public import YAMLSyntax

/// The schedules of a team, by what their files say: the jobs of `recurring_runs.yaml`, and the experiments that they run in.
public struct Schedule: Sendable {
  /// The two files.
  public let files: ScheduleFiles
  /// The jobs, in the order of the file; none where the file does not parse.
  public let runs: [RecurringRun]
  /// The experiments, in the order of the file; none where the file does not parse.
  public let experiments: [Experiment]
  /// What the reconciler's schema refuses, file by file in the order of its places.
  public let structureDefects: [StructureDefect]
  /// Whether every experiment and its name could be read, so the list is complete.
  public let listsEveryExperiment: Bool
  /// Whether the experiment of every job could be read.
  public let listsEveryRun: Bool
  /// Whether every job and its name could be read, so the list is complete.
  public let listsEveryName: Bool

  init(_ files: ScheduleFiles) {
    self.files = files
    let runsList = files.document(of: files.runs)?.root?.field("recurring_runs")
    runs = runsList?.items.map { RecurringRun(node: $0) } ?? []
    listsEveryName = runsList?.kind == .sequence && runs.allSatisfy { $0.name != nil }
    listsEveryRun = runsList?.kind == .sequence && runs.allSatisfy { !($0.experiment?.value.isEmpty ?? true) }
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
      if files.isAlone || files.isGone { return [] }
      return [StructureDefect(.missingFile(name), at: Location(path: files.folder))]
    }
    guard let document = files.document(of: file), document.excessiveAlias == nil else { return [] }
    guard let root = document.root, !root.isNull else {
      return [StructureDefect(.emptyFile(name), at: document.location)]
    }
    var check = StructureCheck()
    check.check(root, shape)
    return check.defects
  }

  /// An experiment that a job names, and that is not defined.
  public struct UndefinedExperiment: Sendable {
    /// The name, where the job has it.
    public let name: Sourced<ByteString>
    /// The experiment that was probably meant.
    public let meant: ByteString?
  }

  /// The experiments that jobs name and `experiments.yaml` does not define, if it can be read.
  public var undefinedExperiments: [UndefinedExperiment] {
    guard listsEveryExperiment else { return [] }
    let names = Set(experiments.compactMap { $0.name?.value })
    return runs.compactMap(\.experiment).filter { !names.contains($0.value) }
      .map { UndefinedExperiment(name: $0, meant: NearestName.of($0.value, among: names)) }
  }

  /// The names of experiments that no job runs in, nor means to.
  ///
  /// An experiment that a job names with a misspelling is that one defect.
  public var unusedExperiments: [Sourced<ByteString>] {
    guard listsEveryRun else { return [] }
    let used = runs.compactMap { $0.experiment?.value } + undefinedExperiments.compactMap(\.meant)
    let names = Set(used)
    return experiments.compactMap(\.name).filter { !$0.value.isEmpty && !names.contains($0.value) }
  }

  /// The jobs of a file that is looked at by itself; `nil` if it has no list of them.
  public static func runs(in file: SourceFile) throws(YAMLSyntaxError) -> [RecurringRun]? {
    let runs = try ScheduleDocument(parsing: file).root?.field("recurring_runs")
    return runs?.kind == .sequence ? runs?.items.map { RecurringRun(node: $0) } : nil
  }

  /// Every day or time in either file that the reconciler cannot read, or that it changes, wherever it stands.
  public var timeDefects: [TimeDefect] {
    files.documents.flatMap { TimeDefect.all(in: $0) }
  }
}
