import ArgoTypes
import Diagnostics
import Pipelines
import Snapshots
import TestSupport
import Testing

/// What a file is taken for if it lies at a path, alone or beside a parameter file.
func recognise(
  _ text: String, at path: Path = "training/workflow.yaml", named: Bool = false, withParameters: Bool = false,
  target: ArgoVersion? = nil
) throws -> PipelineRecognition {
  var files = [path: Array(text.utf8)]
  if withParameters { files[path.parent.appending("params").appending("rows")] = Array("10".utf8) }
  let snapshot = MemorySnapshot(bytes: files)
  let discovery = PipelineDiscovery(
    snapshot: snapshot, layout: PipelineLayout(isExcluded: { _ in false }, isPipelineFolder: { _ in false }))
  let candidates = try named ? [discovery.candidate(named: path)].compactMap { $0 } : discovery.discoverAll().candidates
  let loaded = PipelineLoader(snapshot: snapshot, limit: 1 << 20).load(try #require(candidates.first))
  return PipelineRecognition(try #require(loaded), target: target)
}

/// The document of a file that somebody names.
func document(_ text: String) throws -> WorkflowDocument {
  try WorkflowDocument(parsing: SourceFile(path: "workflow.yaml", origin: .workTree, bytes: Array(text.utf8)))
}

extension PipelineRecognition {
  /// Whether nothing is said of the file.
  var isOther: Bool {
    if case .other = self { true } else { false }
  }
}
