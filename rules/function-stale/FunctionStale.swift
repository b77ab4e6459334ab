import Diagnostics
import Pipelines
import RuleEngine

/// Finds pipelines that were not rendered again after a function changed that a component is made of.
struct FunctionStale: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    for function in pipeline.staleFunctions {
      report(
        .stale(function.embedded.name.value, function.definition.path), at: function.embedded.location,
        related: [.init("the function as it is now", at: function.definition)])
    }
  }
}

extension Report.Message {
  fileprivate static func stale(_ name: ByteString, _ path: Path) -> Self {
    Self(
      "function \(name) is not the same here and in \(path.name)",
      label: "runs the function as it was when the pipeline was rendered",
      help: "run the render script, and commit what it writes")
  }
}
