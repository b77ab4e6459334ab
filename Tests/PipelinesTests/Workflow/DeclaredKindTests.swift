import Diagnostics
import Pipelines
import Snapshots
import TestSupport
import Testing

/// What somebody says that a file is, against what it looks like.
@Suite struct DeclaredKindTests {
  private let plain = "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {generateName: a-}\nspec: {}\n"
  private let marked = """
    apiVersion: argoproj.io/v1alpha1
    kind: Workflow
    metadata: {generateName: a-, labels: {pipelines.kubeflow.org/kfp_sdk_version: 1.8.22}}
    spec: {}

    """

  @Test func byItselfTheContentDecides() throws {
    #expect(try unit(plain, as: nil)?.pipeline == nil)
    #expect(try unit(plain, as: nil)?.graph?.isPipeline == false)
    #expect(try unit(marked, as: nil)?.pipeline != nil)
    #expect(try unit(marked, as: nil)?.graph?.isPipeline == true)
  }

  @Test func aPipelineNeedsNoMark() throws {
    #expect(try unit(plain, as: .kfp)?.pipeline != nil)
    #expect(try unit("a: 1\n", as: .kfp)?.document?.notAWorkflow != nil)
    #expect(try unit("a: 1\n", as: nil) == nil)
  }

  @Test func marksMakeNoPipelineOfAPlainWorkflow() throws {
    let unit = try #require(try unit(marked, as: .argo))
    #expect(unit.pipeline == nil)
    #expect(unit.graph?.isPipeline == false)
    #expect(try self.unit("pipelineInfo: {name: a}\nschemaVersion: 2.1.0\nroot: {}\n", as: .argo) == nil)
  }

  @Test func aPlainWorkflowStandsForItselfBesideParameters() throws {
    let files: [Path: String] = ["a/workflow.yaml": plain, "a/params/rows": "10"]
    #expect(try unit(files, naming: "a/workflow.yaml", as: .argo)?.files.kind == .bare)
    #expect(try unit(files, naming: "a/workflow.yaml", as: nil)?.files.kind == .rendered)
    #expect(try unit(files, naming: "a/workflow.yaml", as: nil)?.pipeline != nil)
  }

  @Test func aPlainWorkflowMayLackMetadata() throws {
    let text = "apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec: {}\n"
    #expect(try unit(text, as: nil)?.graph != nil)
    #expect(try unit(text, as: .kfp)?.document?.notAWorkflow != nil)
  }

  private func unit(_ text: String, as kind: DeclaredKind?) throws -> PipelineUnit? {
    try unit(["a/pipeline.yaml": text], naming: "a/pipeline.yaml", as: kind)
  }

  private func unit(_ files: [Path: String], naming path: Path, as kind: DeclaredKind?) throws -> PipelineUnit? {
    let snapshot = MemorySnapshot(texts: files)
    let layout = PipelineLayout(isExcluded: { _ in false }, isPipelineFolder: { _ in false })
    let discovery = PipelineDiscovery(snapshot: snapshot, layout: layout)
    let candidate = try #require(try discovery.candidate(named: path, as: kind))
    let loaded = try #require(PipelineLoader(snapshot: snapshot, limit: 1 << 20).load(candidate))
    guard case .pipeline(let unit) = PipelineRecognition(loaded) else { return nil }
    return unit
  }
}
