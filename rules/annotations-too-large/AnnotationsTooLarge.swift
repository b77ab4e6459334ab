import Diagnostics
import Pipelines
import RuleEngine
import YAMLSyntax

/// Finds objects with more annotations than Kubernetes takes, or nearly so many.
struct AnnotationsTooLarge: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for metadata in graph.workflow.metadata where metadata.annotationsAreExcessive {
      guard let key = metadata.annotationsKey else { continue }
      let size = metadata.annotationsSize
      let related = metadata.largestAnnotation.map {
        [Finding.Related("the largest: \($0.size) bytes", at: $0.key.location)]
      }
      report(
        .tooLarge(metadata.owner, size), at: key.location,
        severity: size > ObjectMetadata.annotationsLimit ? .error : .warning, related: related ?? [])
    }
  }
}

extension Report.Message {
  fileprivate static func tooLarge(_ owner: ObjectMetadata.Owner, _ size: Int) -> Self {
    let whose =
      switch owner {
      case .workflow: "the annotations of the workflow"
      case .pods(let template): "the annotations of \(template.map { "step \"\($0)\"" } ?? "a step")"
      case .everyPod: "the annotations of every pod"
      case .volumeClaim: "the annotations of a volume claim"
      }
    let limit = ObjectMetadata.annotationsLimit
    let excess = size > limit ? "which Kubernetes refuses" : "close to the limit of Kubernetes"
    return Self(
      "\(whose) have \(size) bytes, \(excess)", label: "all keys and values together: at most \(limit)",
      notes: size > limit ? [] : ["KFP and Argo add annotations of their own when the pipeline runs"],
      help: "keep the code of the step in its image or in an artifact, and render again")
  }
}
