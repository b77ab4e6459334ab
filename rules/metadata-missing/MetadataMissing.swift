import Diagnostics
import Pipelines
import RuleEngine

/// Finds workflows and pods without the labels and annotations that an organisation requires.
struct MetadataMissing: Rule {
  let options: MetadataMissingOptions

  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    let found = graph.missingMetadata(
      ofWorkflow: WantedMetadata(labels: options.labels, annotations: options.annotations),
      ofPods: WantedMetadata(labels: options.podLabels, annotations: options.podAnnotations))
    for lack in found { report(.lacks(lack), at: lack.location) }
  }
}

extension Report.Message {
  fileprivate static func lacks(_ lack: MissingMetadata) -> Self {
    let (owner, help) =
      switch lack.owner {
      case .pods(let name):
        (
          name.map { "the pods of template \($0.quoted) lack" } ?? "the pods of a template lack",
          "set them in the pipeline's Python: task.add_pod_label(name, value), task.add_pod_annotation(name, value)"
        )
      case .workflow, .everyPod, .volumeClaim:
        ("the workflow lacks", "add them under metadata, in the script that renders the pipeline")
      }
    let kinds = [("label", lack.missing.labels), ("annotation", lack.missing.annotations)]
    let missing = kinds.filter { !$1.isEmpty }.map { kind, names in
      "the \(kind)\(names.count > 1 ? "s" : "") \(names.map(\.quoted).joined(separator: ", "))"
    }
    return Self("\(owner) \(missing.joined(separator: " and "))", help: help)
  }
}
