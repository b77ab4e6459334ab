import ArgoGrammar
import Diagnostics
import Pipelines
import RuleEngine

/// Finds images that are named without a digest.
struct ImageUndigested: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for image in graph.workflow.images {
      guard let reference = image.reference, reference.digest == nil else { continue }
      report(.undigested(image.text.value), at: image.text.location)
    }
  }
}

extension Report.Message {
  fileprivate static func undigested(_ image: ByteString) -> Self {
    Self(
      "image \"\(image)\" has no digest", label: "the tag can be pushed again",
      help: "add the digest, such as @sha256:9834876d…, which docker buildx imagetools inspect IMAGE shows")
  }
}
