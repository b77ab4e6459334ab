import ArgoGrammar
import Diagnostics
import Pipelines
import RuleEngine

/// Finds images that no container engine can pull, because the name is not valid.
struct ImageReferenceRule: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for image in graph.workflow.images {
      guard let fault = image.fault else { continue }
      report(.invalid(image.text.value, fault), at: image.text.location(of: fault.range))
    }
  }
}

extension Report.Message {
  fileprivate static func invalid(_ image: ByteString, _ fault: GrammarFault) -> Self {
    Self(
      "\"\(image)\" is not a valid image reference: \(fault.message)",
      notes: ["the pod waits with InvalidImageName, and the run with it, until someone stops it"],
      help: "write the image as REGISTRY/REPOSITORY:TAG or REGISTRY/REPOSITORY@sha256:DIGEST")
  }
}
