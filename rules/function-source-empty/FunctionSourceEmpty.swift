import Diagnostics
import Pipelines
import RuleEngine

/// Finds programs of components that call a function whose source the SDK lost.
struct FunctionSourceEmpty: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    for function in pipeline.workflow.embeddedFunctions where !function.isDefined {
      report(.empty(function.name.value), at: function.location)
    }
  }
}

extension Report.Message {
  fileprivate static func empty(_ name: ByteString) -> Self {
    Self(
      "the program calls function \(name), but does not define it",
      label: "NameError when the step runs",
      notes: ["the SDK loses a nested function that has a line without indentation, such as in a long string"],
      help: "move the function to the top level of its file, and render again")
  }
}
