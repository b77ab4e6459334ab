import Pipelines
import RuleEngine
import YAMLSyntax

/// Finds workflows that a KFP 2 backend made from an intermediate representation.
struct V2BackendWorkflow: Rule {
  func check(_ document: WorkflowDocument, _ report: inout Report) {
    guard case .backendExport(let evidence) = document.format else { return }
    report(.backendExport, at: evidence.location)
  }
}

extension Report.Message {
  fileprivate static let backendExport = Self(
    "the workflow was exported from a KFP 2 backend, not compiled by the SDK in V1 mode",
    label: "only the backend writes this",
    notes: ["it describes one run inside the cluster, and has no interface that parameters could be checked by"],
    help: "commit what the SDK compiles from the pipeline's Python, not the output of kubectl")
}
