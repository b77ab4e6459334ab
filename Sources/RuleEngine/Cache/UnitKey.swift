import Diagnostics
import Pipelines
import Snapshots

extension PipelineCandidate {
  /// What stands for a candidate after `start`, which tells of all else: where it is, how it was recognised, and its files; `nil`
  /// if one of them is not known.
  func key(
    after start: ByteWriter, pathFromRoot: (Path) -> Path, _ identify: Identification
  ) throws(SnapshotError) -> [UInt8]? {
    var writer = start
    writer.text(path.bytes)
    let fromRoot = pathFromRoot(path)
    writer.text(fromRoot == path ? [] : [1] + fromRoot.bytes)
    writer.number(recognition)
    let reads = reads
    for entry in entries {
      guard let part = try reads(entry) ? entry.identity(identify) : entry.identity({ _ in [] }) else { return nil }
      // Each byte counts here; what is not in the folder begins with what no path below it does.
      writer.text(entry.path.relative(to: path)?.bytes ?? [0] + entry.path.bytes)
      writer.text(part)
    }
    return StoredUnit.digest(writer.bytes)
  }

  /// A number for what it was recognised as, and by what.
  private var recognition: UInt32 {
    let kind: UInt32 =
      switch self.kind {
      case .rendered: 0
      case .bare: 1
      }
    let intent: UInt32 =
      switch self.intent {
      case nil: 0
      case .params: 1
      case .base: 2
      case .name: 3
      case .configuration: 4
      }
    return kind << 8 | intent
  }
}
