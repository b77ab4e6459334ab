import Diagnostics
import Pipelines
import RuleEngine

/// Finds pipelines that another version of the SDK wrote than the one that is installed to render them.
struct SDKDrift: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    // A version that cannot be true is a defect of its own.
    guard pipeline.workflow.hasCredibleSDKVersion, let version = pipeline.workflow.sdkVersion,
      let pin = pipeline.differingPins.first
    else { return }
    report(
      .differing(version.value, pin.version, pin.location.path), at: version.location,
      related: [.init("asks for kfp \(pin.version)", at: pin.location)])
  }
}

extension Report.Message {
  fileprivate static func differing(_ version: ByteString, _ wanted: ByteString, _ path: Path) -> Self {
    Self(
      "SDK \(version) rendered the pipeline, but \(path.name) asks for kfp \(wanted)",
      label: "the SDK that wrote the file",
      help: "install what \(path.name) lists, and run the render script")
  }
}
