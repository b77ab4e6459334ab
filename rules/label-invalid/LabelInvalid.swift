import ArgoGrammar
import Diagnostics
import Pipelines
import RuleEngine

/// Finds keys of labels and annotations, and values of labels, that Kubernetes refuses.
struct LabelInvalid: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for metadata in graph.workflow.metadata {
      for part in metadata.faultyParts {
        report(.invalid(part, on: metadata.owner), at: part.text.location(of: part.fault.range))
      }
    }
  }
}

extension Report.Message {
  fileprivate static func invalid(_ part: ObjectMetadata.FaultyPart, on owner: ObjectMetadata.Owner) -> Self {
    let text = part.text.value.quoted
    let what: String
    let help: String
    switch part.role {
    case .labelKey: (what, help) = ("\(text) is not a valid label key", "rename the label")
    case .annotationKey: (what, help) = ("\(text) is not a valid annotation key", "rename the annotation")
    case .labelValue(let key):
      (what, help) = (
        "\(text) is not a valid value for label \(key)", "shorten or rewrite the value, or use an annotation"
      )
    }
    return Self("\(what): \(part.fault.message)", notes: [consequence(owner)], help: help)
  }

  private static func consequence(_ owner: ObjectMetadata.Owner) -> String {
    switch owner {
    case .workflow: "Kubernetes refuses the workflow when the run is created"
    case .pods(let template):
      "Kubernetes refuses the pod when \(template.map { "step \"\($0)\"" } ?? "the step") is to start"
    case .everyPod: "Kubernetes refuses every pod, so the first step fails"
    case .volumeClaim: "Kubernetes refuses the claim of the volume, so the run fails before its first step"
    }
  }
}
