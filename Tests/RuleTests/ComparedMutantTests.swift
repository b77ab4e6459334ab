import Diagnostics
import Pipelines
import TestSupport
import Testing

/// A mistake in a pipeline is a difference: what `compare` and the merge driver go by overlooks none of those that the
/// rules know.
@Suite("A mutant") struct ComparedMutantTests {
  private static let rules = Set(Mutation.all.map(\.rule)).sorted()
  private static let sampleSize = Nightly.isOn ? 25 : 6

  /// The rules whose mistakes are not in what counts, each with the reason.
  private static let unseen = [
    "sdk-version": "the version of the SDK does not count",
    "file-encoding": "a byte order mark changes no value",
    "path-case-collision": "the new file or folder is next to the workflow and params/",
    "pipeline-unexpected-file": "the same",
  ]

  @Test("is different from the pipeline that it was made of, both ways, or cannot be compared", arguments: rules)
  func isSeen(_ rule: String) throws {
    let pipelines = try GoodPipeline.all()
    for mutation in Mutation.all where mutation.rule == rule {
      let changes = pipelines.flatMap { pipeline in mutation.changes(pipeline).map { (pipeline, $0) } }
      let step = max(1, changes.count / Self.sampleSize)
      for place in stride(from: 0, to: changes.count, by: step) {
        let (pipeline, change) = changes[place]
        let mutant = Mutant(mutation, of: pipeline, change)
        guard let old = try files(pipeline, MemorySnapshot(pipeline.files)), let new = try files(pipeline, mutant.files)
        else { continue }
        do {
          let forth = try PipelineDifference(from: old, to: new)
          let back = try PipelineDifference(from: new, to: old)
          #expect(forth.isEmpty == back.isEmpty && forth.workflow.values.count == back.workflow.values.count)
          let isUnseen = forth.isEmpty && Self.unseen[rule] == nil
          #expect(!isUnseen, "\(rule) | \(mutation.name) | \(pipeline.name) \(mutant.placeText)")
        } catch {
          // A file that cannot be compared is told as that.
          continue
        }
      }
    }
  }

  private func files(_ pipeline: GoodPipeline, _ snapshot: MemorySnapshot) throws -> PipelineFiles? {
    let isRendered = pipeline.workflow.path.name == "workflow.yaml"
    return try PipelineFiles(
      at: isRendered ? pipeline.folder : pipeline.workflow.path, in: snapshot, limit: 16 << 20)
  }
}
