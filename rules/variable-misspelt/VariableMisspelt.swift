import Diagnostics
import Pipelines
import RuleEngine

/// Finds `{{…}}` whose first word is nearly one of Argo's, so that Argo leaves them as they are.
struct VariableMisspelt: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for defect in graph.referenceDefects {
      guard case .misspeltRoot(let meant) = defect.problem else { continue }
      report(.misspelt(defect.text, meant: meant), at: defect.location)
    }
  }
}

extension Report.Message {
  fileprivate static func misspelt(_ text: String, meant: ByteString) -> Self {
    Self(
      "\(text) is not a variable of Argo, and stays as it is", label: "not substituted",
      help: "write \"\(meant)\" for the first word")
  }
}
