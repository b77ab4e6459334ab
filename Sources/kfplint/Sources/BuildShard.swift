import Diagnostics
import Snapshots

/// Which of several parallel jobs runs here, by the variables in which CI systems say it.
///
/// GitLab: "Predefined CI/CD variables reference"; CircleCI: "Project values and variables"; Buildkite: "Environment variables";
/// Bitbucket: "Variables and secrets"; Azure: "Run any tests in parallel". GitHub says it only in the `strategy` context, which
/// is no variable.
struct BuildShard {
  /// What the system is called.
  let name: String
  /// The variable with the number of the job.
  let index: String
  /// The variable with the number of jobs.
  let count: String
  /// The number of the first job.
  var first = 0

  /// The systems that are known.
  static let all = [
    BuildShard(name: "GitLab CI", index: "CI_NODE_INDEX", count: "CI_NODE_TOTAL", first: 1),
    BuildShard(name: "CircleCI", index: "CIRCLE_NODE_INDEX", count: "CIRCLE_NODE_TOTAL"),
    BuildShard(name: "Buildkite", index: "BUILDKITE_PARALLEL_JOB", count: "BUILDKITE_PARALLEL_JOB_COUNT"),
    BuildShard(name: "Bitbucket Pipelines", index: "BITBUCKET_PARALLEL_STEP", count: "BITBUCKET_PARALLEL_STEP_COUNT"),
    BuildShard(name: "Azure Pipelines", index: "SYSTEM_JOBPOSITIONINPHASE", count: "SYSTEM_TOTALJOBSINPHASE", first: 1),
  ]

  /// The part of this job.
  ///
  /// Throws where no system says it: all jobs would check the same.
  static func current() throws(SnapshotError) -> Shard {
    for system in all {
      guard let count = Environment.value(system.count) else { continue }
      // GitLab sets the number of jobs to 1 and no index where nothing runs in parallel.
      let index = Environment.value(system.index) ?? (count == "1" ? "\(system.first)" : "")
      guard let number = Int(index), let total = Int(count), let shard = Shard(number - system.first + 1, of: total)
      else {
        throw SnapshotError(
          "--shard auto: \(system.index) and \(system.count) of \(system.name) are \(VisibleText.of(index.utf8)) and "
            + "\(VisibleText.of(count.utf8)), which does not name one of several jobs")
      }
      return shard
    }
    let names = all.map(\.name).joined(separator: ", ")
    throw SnapshotError(
      "--shard auto knows the parallel jobs of \(names), and runs in none of them; name the shard, as in --shard 2/4")
  }
}
