import Diagnostics
import Pipelines
import RuleEngine
import YAMLSyntax

/// Finds V2 intermediate representations where a V1 workflow should be.
struct V2IRSpec: Rule {
  func check(_ document: WorkflowDocument, _ report: inout Report) {
    guard case .v2IR(let evidence) = document.format else { return }
    if let kind = evidence.scalar, kind == "Pipeline" || kind == "PipelineVersion" {
      report(.object(kind), at: evidence.location)
    } else {
      report(.v2IR, at: evidence.location)
    }
  }
}

extension Report.Message {
  fileprivate static func object(_ kind: ByteString) -> Self {
    Self(
      "this is a \(kind), an object of a KFP 2 cluster, not a workflow compiled in V1 mode",
      label: "an object of KFP 2",
      notes: ["the reconciler takes only Argo workflows, and a V1 backend knows no such object"],
      help: "put the workflow here that kfp.compiler.Compiler of SDK 1.8 writes")
  }

  fileprivate static let v2IR = Self(
    "this is a V2 intermediate representation, not a workflow compiled in V1 mode",
    label: "a key of the V2 format",
    notes: ["the reconciler takes only Argo workflows, and a V1 backend cannot run this"],
    help: "compile with kfp.compiler.Compiler of SDK 1.8 instead of kfp.v2.compiler or SDK 2")
}
