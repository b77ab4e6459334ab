import ArgumentParser
import Diagnostics
import Snapshots

/// Which part of the units is checked.
enum ShardChoice: SpelledValue {
  case named(Shard)
  /// The part of the job that runs, as the CI system says it.
  case automatic

  static let spelling = "I/N, such as 2/4, or auto"

  init?(argument: String) {
    if argument == "auto" {
      self = .automatic
      return
    }
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]), let shard = Shard(index, of: count)
    else { return nil }
    self = .named(shard)
  }

  /// The part.
  func shard() throws(SnapshotError) -> Shard {
    switch self {
    case .named(let shard): shard
    case .automatic: try BuildShard.current()
    }
  }
}
