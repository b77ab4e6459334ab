import Diagnostics
import Pipelines
public import Snapshots

/// Reads the files of candidates: the only part that touches the snapshot.
public struct ScheduleLoader {
  private let reader: FileReader
  private let base: (any Snapshot)?
  private let limit: Int
  private let isAlone: Bool

  /// Reads from `snapshot`, no file larger than `limit` bytes.
  public init(snapshot: any Snapshot, limit: Int) {
    reader = FileReader(snapshot)
    base = snapshot.base
    self.limit = limit
    isAlone = snapshot.source.kind == .standardInput
  }

  /// Reads the two files of a candidate, and what they were before the change.
  public func load(_ candidate: ScheduleCandidate) -> LoadedSchedule {
    let files = (
      candidate.runs.map { reader.read($0, limit: limit) }, candidate.experiments.map { reader.read($0, limit: limit) }
    )
    return LoadedSchedule(
      folder: candidate.folder, files: files, isAlone: isAlone, isMeant: candidate.isMeant,
      before: base.map { filesBefore(in: candidate.folder, $0) })
  }

  private func filesBefore(in folder: Path, _ base: any Snapshot) -> LoadedSchedule.Files {
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
  let folder: Path
  let files: Files
  /// Whether one of the files was handed over by itself.
  let isAlone: Bool
  let isMeant: Bool
  /// The files before the change; `nil` where there is nothing to compare with.
  let before: Files?

  typealias Files = (runs: PipelineFile?, experiments: PipelineFile?)
}
