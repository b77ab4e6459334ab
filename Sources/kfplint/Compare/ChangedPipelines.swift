import Configuration
import Diagnostics
import Pipelines
import RuleEngine
import Snapshots

/// The pipelines that a change touches, before and after it.
struct ChangedPipelines {
  private let source: LintSource
  private let settings: Settings
  private let layout: PipelineLayout

  init(_ source: LintSource, _ options: SourceOptions) throws(SnapshotError) {
    let found = try ConfigurationLookup.find(for: source, options)
    if let file = found.configuration, let problem = file.problems.first {
      throw SnapshotError("fix the configuration first: \(problem.message)", path: file.file.path)
    }
    self.source = source
    settings = found.settings
    layout = Policy(settings: found.settings, pathFromRoot: found.pathFromRoot).layout
  }

  /// Each pipeline that the change touches, compared with what it was; without a base each one is new.
  func comparisons() throws(SnapshotError) -> [Comparison] {
    let snapshot = source.snapshot
    let changed: [Path] =
      if let paths = snapshot.changedPaths { paths } else { try snapshot.entries(below: .top).map(\.path) }
    let after = try pipelines(in: snapshot, changed)
    let before = try snapshot.base.map { (base) throws(SnapshotError) in try pipelines(in: base, changed) } ?? []
    var comparisons: [Comparison] = []
    for path in Set(before).union(after).sorted() {
      let limit = settings.maxFileSize
      let old = try snapshot.base.flatMap { (base) throws(SnapshotError) in
        try PipelineFiles(at: path, in: base, limit: limit)
      }
      let new = try PipelineFiles(at: path, in: snapshot, limit: limit)
      comparisons.append(Comparison(name: path.description, path: path, from: old, to: new))
    }
    return comparisons
  }

  /// The paths of the pipelines among what a change touches, by their content.
  private func pipelines(in snapshot: any Snapshot, _ changed: [Path]) throws(SnapshotError) -> [Path] {
    let loader = PipelineLoader(snapshot: snapshot, limit: settings.maxFileSize)
    var paths: [Path] = []
    for candidate in try PipelineDiscovery(snapshot: snapshot, layout: layout).candidates(touchedBy: changed) {
      // What a pipeline is rendered from lies elsewhere: it is not a part of what is compared.
      let isTouched = changed.contains { $0 == candidate.path || $0.isInside(candidate.path) }
      guard isTouched, let loaded = loader.load(candidate) else { continue }
      if case .pipeline = PipelineRecognition(loaded) { paths.append(candidate.path) }
    }
    return paths
  }
}
