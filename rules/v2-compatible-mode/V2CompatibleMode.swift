import Pipelines
import RuleEngine
import YAMLSyntax

/// Finds workflows that were compiled with `mode=V2_COMPATIBLE`.
struct V2CompatibleMode: Rule {
  func check(_ document: WorkflowDocument, _ report: inout Report) {
    guard case .v2Compatible(let evidence) = document.format else { return }
    report(.v2Compatible, at: evidence.location)
  }
}

extension Report.Message {
  fileprivate static let v2Compatible = Self(
    "the workflow was compiled in V2-compatible mode, not in V1 mode",
    label: "only V2-compatible mode writes this",
    notes: ["its steps start through kfp-launcher, and it demands the parameters pipeline-root and pipeline-name"],
    help: "compile without mode=V2_COMPATIBLE, since V1_LEGACY is the default, and render again")
}
