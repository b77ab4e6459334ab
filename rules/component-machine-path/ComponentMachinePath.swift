import Diagnostics
import Pipelines
import RuleEngine

/// Finds components that were loaded from a path which exists on one machine only.
struct ComponentMachinePath: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    for reference in pipeline.workflow.componentReferences where reference.place == .machinePath {
      report(.machinePath, at: reference.url.location)
    }
  }
}

extension Report.Message {
  fileprivate static let machinePath = Self(
    "the component was loaded from an absolute path, which other machines do not have",
    label: "a path of the machine that rendered the pipeline",
    help: "load it from a path relative to the render script, and render again")
}
