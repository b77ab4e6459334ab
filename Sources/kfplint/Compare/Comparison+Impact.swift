import Cron
import Diagnostics
import Planning
import Snapshots

extension [Comparison] {
  /// What the pipelines that are not the same mean for the jobs of the repository, by the names of the comparisons.
  ///
  /// When a job runs next depends on the day, and is told by `kfplint plan`.
  func impact(in source: LintSource, _ options: SourceOptions) throws(SnapshotError) -> [String: [String]] {
    let changed = filter(\.isDifferent)
    if changed.isEmpty { return [:] }
    let lookup = try ImpactLookup(in: source, options)
    var sentences: [String: [String]] = [:]
    for comparison in changed {
      guard let path = comparison.path else { continue }
      sentences[comparison.name] = lookup.impact(of: path, after: UTCTime(secondsSince1970: 0)).jobs.map { job in
        "\(job.name.quoted) in \(job.team) \(PlanWording.sentence(job, tellsNext: false))"
      }
    }
    return sentences
  }
}
