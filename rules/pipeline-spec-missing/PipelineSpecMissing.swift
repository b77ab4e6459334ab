import Diagnostics
import Pipelines
import RuleEngine

/// Finds workflows without the annotation that describes their interface.
struct PipelineSpecMissing: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    guard case .missing = pipeline.specification else { return }
    // SDKs up to 0.1.25 never wrote it, and they wrote no version either.
    let isExpected = pipeline.isMeantAsRendered || !pipeline.workflow.sdkVersions.isEmpty
    report(.missing, at: pipeline.workflow.annotationsLocation, severity: isExpected ? nil : .info)
  }
}

extension Report.Message {
  fileprivate static let missing = Self(
    "the workflow has no pipelines.kubeflow.org/pipeline_spec annotation",
    label: "expected here",
    notes: ["the UI and the reconciler read the parameters' types and defaults from it"],
    help: "re-run the render script; every SDK since 0.1.26 writes the annotation")
}
