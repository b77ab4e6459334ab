public import Diagnostics
import Pipelines
import YAMLSyntax

/// Tells from its content whether a candidate holds the schedules of a team, or somebody else's files.
public enum ScheduleRecognition: Sendable {
  /// It is ours, and has to be right.
  case schedule(ScheduleUnit)
  /// It is somebody else's; the text says why, for `--verbose`.
  case other(Path, reason: String)

  /// Parses and classifies what was read.
  public init(_ loaded: LoadedSchedule) {
    let files = ScheduleFiles(
      folder: loaded.folder, runs: loaded.files.runs, experiments: loaded.files.experiments, isAlone: loaded.isAlone)
    if loaded.isMeant || Self.isSchedule(files) {
      let before = loaded.before.map { before in
        ScheduleFiles(folder: files.folder, runs: before.runs, experiments: before.experiments, isAlone: false)
      }
      self = .schedule(
        ScheduleUnit(files, isChange: before != nil, before: before.flatMap { $0.runs == nil ? nil : $0 }))
    } else {
      self = .other(
        files.runs?.path ?? files.folder, reason: "it has no key recurring_runs, so it is not a schedule file")
    }
  }

  /// Whether the file with the jobs says by its content what it is, or cannot be asked.
  private static func isSchedule(_ files: ScheduleFiles) -> Bool {
    guard let runs = files.runs else { return false }
    switch runs.content {
    case .unreadable, .tooLarge, .unmerged: return true
    case .symbolicLink, .submodule, .lfsPointer: return files.experiments != nil
    case .conflicted(let file, _), .undecodable(let file, _), .text(let file):
      // Where it does not parse, or the key is misspelt or forgotten: no other file has such a word.
      if file.bytes.firstOccurrence(of: "pipeline_source") != nil { return true }
      guard let root = files.document(of: runs)?.root else {
        return file.bytes.firstOccurrence(of: "recurring_runs:") != nil || isBesideExperiments(files)
      }
      return root.field("recurring_runs") != nil || root.isNull && isBesideExperiments(files)
    }
  }

  /// Whether the other file is one of experiments, so that an empty file beside it is one of jobs.
  private static func isBesideExperiments(_ files: ScheduleFiles) -> Bool {
    files.document(of: files.experiments)?.root?.field("experiments")?.kind == .sequence
  }
}
