import Diagnostics
import Pipelines
import Schedules

/// Units split into parts by a hash of their paths, which is the same on every machine.
struct Split {
  let shard: Shard
  /// The units of the part.
  let own: Candidates
  /// The paths from the root of the units of all parts.
  let units: Set<String>
  /// What stands for all of the units, for the rules and for the files that decide about findings.
  let digest: String

  /// Takes the units of a part out of all.
  init(_ shard: Shard, _ all: Candidates, rules: [String], files: [SourceFile], _ policy: Policy) {
    self.shard = shard
    own = Candidates(
      pipelines: all.pipelines.filter { shard.holds(policy.path(fromRoot: $0.path)) },
      schedules: all.schedules.filter { shard.holds(policy.path(fromRoot: $0.folder)) })
    let paths =
      all.pipelines.map { policy.path(fromRoot: $0.path) } + all.schedules.map { policy.path(fromRoot: $0.folder) }
    units = Set(paths.map(\.description))
    var content = paths.map(\.bytes).sorted { $0.lexicographicallyPrecedes($1) }
    content += rules.sorted().map { Array($0.utf8) }
    content += files.map(\.bytes)
    digest = Digest.hexadecimal(Digest.sha256(Array(content.joined(separator: [0]))).prefix(16))
  }
}

extension Shard {
  /// Whether the unit at a path, from the root, belongs to the part.
  func holds(_ path: Path) -> Bool {
    let number = Digest.sha256(path.bytes).prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    return number % UInt64(count) == UInt64(index - 1)
  }
}
