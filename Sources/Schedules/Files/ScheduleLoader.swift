public import Diagnostics
import Pipelines
public import Snapshots
import YAMLSyntax

/// Reads the files of candidates, and what their jobs take from commits: the only part that touches snapshots.
public struct ScheduleLoader {
  private let reader: FileReader
  private let base: (any Snapshot)?
  private let limit: Int
  private let isAlone: Bool
  private let sources: SourceReader?

  /// Reads from `snapshot`, no file larger than `limit` bytes; from `sources` too, if there are any.
  public init(snapshot: any Snapshot, limit: Int, sources: (any SourceRepositories)? = nil) {
    self.sources = sources.map { SourceReader($0, limit: limit) }
    reader = FileReader(snapshot)
    base = snapshot.base
    self.limit = limit
    isAlone = snapshot.source.kind == .standardInput
  }

  /// Reads the two files of a candidate, what they were before the change, and what the jobs take from commits.
  public func load(_ candidate: ScheduleCandidate) -> LoadedSchedule {
    let files = ScheduleFiles(
      folder: candidate.folder, runs: candidate.runs.map { reader.read($0, limit: limit) },
      experiments: candidate.experiments.map { reader.read($0, limit: limit) }, isAlone: isAlone)
    let runs = files.document(of: files.runs)?.root?.field("recurring_runs")?.items.map { RecurringRun(node: $0) }
    return LoadedSchedule(
      files: files, contents: runs.flatMap { sources?.contents(for: $0) } ?? [:], isMeant: candidate.isMeant,
      before: base.map { filesBefore(in: candidate.folder, $0) })
  }

  private func filesBefore(in folder: Path, _ base: any Snapshot) -> LoadedSchedule.FilesBefore {
    func read(_ name: ByteString) -> PipelineFile? {
      let path = folder.appending(name)
      do {
        return try base.entry(at: path).map { FileReader(base).read($0, limit: limit) }
      } catch {
        return PipelineFile(path: path, content: .unreadable(error.message))
      }
    }
    return (read(ScheduleFiles.runsName), read(ScheduleFiles.experimentsName))
  }
}

/// The files of a candidate, read but not yet understood.
public struct LoadedSchedule: Sendable {
  let files: ScheduleFiles
  let contents: [PinnedContents.Key: PinnedContent]
  let isMeant: Bool
  /// The files before the change; `nil` where there is nothing to compare with.
  let before: FilesBefore?

  typealias FilesBefore = (runs: PipelineFile?, experiments: PipelineFile?)
}

/// Tells from its content whether a candidate holds the schedules of a team, or a file of another tools.
public enum ScheduleRecognition: Sendable {
  /// It is ours, and has to be right.
  case schedule(ScheduleUnit)
  /// It is somebody else's; the text says why, for `--verbose`.
  case other(Path, reason: String)

  /// Parses and classifies what was read.
  public init(_ loaded: LoadedSchedule) {
    let files = loaded.files
    if loaded.isMeant || Self.isSchedule(files) {
      let before = loaded.before.map { before in
        ScheduleFiles(folder: files.folder, runs: before.runs, experiments: before.experiments, isAlone: false)
      }
      self = .schedule(
        ScheduleUnit(
          files, contents: PinnedContents(loaded.contents), isChange: before != nil,
          before: before.flatMap { $0.runs == nil ? nil : $0 }))
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
