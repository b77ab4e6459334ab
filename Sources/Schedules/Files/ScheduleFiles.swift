public import Diagnostics
public import Pipelines
public import YAMLSyntax

/// The two files of a team's schedules, in any state.
public struct ScheduleFiles: UnitFiles {
  /// The name of the file with the jobs.
  public static let runsName: ByteString = "recurring_runs.yaml"
  /// The name of the file with the experiments.
  public static let experimentsName: ByteString = "experiments.yaml"

  /// The folder.
  public let folder: Path
  /// `recurring_runs.yaml`, if there is one.
  public let runs: PipelineFile?
  /// `experiments.yaml`, if there is one.
  public let experiments: PipelineFile?
  /// What became of the text of each file that is there and is text.
  public let texts: [ScheduleText]
  /// Whether one of the files was handed over by itself, so that nothing is known about the other.
  let isAlone: Bool

  /// Whether neither file is there: a change takes the schedules away.
  public var isGone: Bool { runs == nil && experiments == nil }

  init(folder: Path, runs: PipelineFile?, experiments: PipelineFile?, isAlone: Bool) {
    self.isAlone = isAlone
    self.folder = folder
    self.runs = runs
    self.experiments = experiments
    texts = [runs, experiments].compactMap { $0?.text }.map { ScheduleText(of: $0) }
  }

  /// The files that are there.
  public var all: [PipelineFile] { [experiments, runs].compactMap { $0 } }

  /// The name of a file as seen from the folder.
  public func name(of path: Path) -> String {
    (path.relative(to: folder) ?? Path(path.name.bytes)).description
  }

  /// Both files are written by people.
  public func role(of file: PipelineFile) -> FileRole { .written }

  /// The documents that parse.
  public var documents: [ScheduleDocument] {
    texts.compactMap { if case .document(let document) = $0 { document } else { nil } }
  }

  /// The document of one of the files, if that parses.
  func document(of file: PipelineFile?) -> ScheduleDocument? {
    documents.first { $0.file.path == file?.path }
  }
}

/// What became of the text of a schedule file.
public enum ScheduleText: Sendable {
  /// Text that libyaml rejects.
  case malformed(SourceFile, YAMLSyntaxError)
  /// YAML, and what it describes.
  case document(ScheduleDocument)

  fileprivate init(of file: SourceFile) {
    do {
      self = .document(try ScheduleDocument(parsing: file))
    } catch {
      self = .malformed(file, error)
    }
  }
}
