import ArgoGrammar
import Diagnostics
import Pipelines
import RuleEngine

/// Finds images that may be others tomorrow: without a tag, or with `latest`.
struct ImageUnpinned: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for image in graph.workflow.images {
      guard let reference = image.reference, reference.digest == nil else { continue }
      if reference.tag == nil {
        report(.untagged(image.text.value), at: image.text.location)
      } else if reference.tag == "latest" {
        report(.latest(image.text.value), at: image.text.location)
      }
    }
  }
}

extension Report.Message {
  private static let pin = "name a version: a tag that is never moved, or a digest"

  fileprivate static func untagged(_ image: ByteString) -> Self {
    Self("image \"\(image)\" has no tag, which means latest", label: "may be another image tomorrow", help: pin)
  }

  fileprivate static func latest(_ image: ByteString) -> Self {
    Self("image \"\(image)\" has the tag latest", label: "may be another image tomorrow", help: pin)
  }
}
