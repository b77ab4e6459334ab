import Diagnostics
import Pipelines
import RuleEngine
import YAMLSyntax

/// Finds pipelines that kfp-tekton compiled.
struct TektonPipeline: Rule {
  func check(_ document: WorkflowDocument, _ report: inout Report) {
    guard case .tekton(let evidence) = document.format else { return }
    report(.tekton(evidence.scalar ?? ""), at: evidence.location)
  }
}

extension Report.Message {
  fileprivate static func tekton(_ version: ByteString) -> Self {
    Self(
      "the pipeline was compiled for Tekton, not for Argo",
      label: "an Argo workflow has argoproj.io/v1alpha1",
      notes: ["the API answers \"Unsupported argo version. Expected: argoproj.io/v1alpha1. Received: \(version)\""],
      help: "compile with kfp.compiler.Compiler instead of kfp_tekton.compiler.TektonCompiler")
  }
}
