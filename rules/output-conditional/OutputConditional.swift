import Diagnostics
import Pipelines
import RuleEngine

/// Finds the output of a task that runs only under a condition where something uses it that has no condition.
struct OutputConditional: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    guard !graph.isPipeline else { return }
    for output in graph.conditionalOutputsWithDefaults { report(output) }
  }
}

/// The same in a pipeline, where `params/` says more about the conditions.
struct OutputConditionalInPipeline: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    for output in pipeline.conditionalOutputs { report(output) }
  }
}

extension Report {
  fileprivate mutating func callAsFunction(_ output: ConditionalOutput) {
    var related: [Finding.Related] = []
    if let when = output.producer.when { related.append(.init("the condition", at: when.location)) }
    switch output.certainty {
    case .open: self(.conditional(output), at: output.location, related: related)
    case .falseByDefault(let value):
      related.append(.init("with this default the condition is false", at: value.location))
      self(.conditional(output), at: output.location, severity: .warning, related: related)
    case .isFalse(let value):
      related.append(.init("with this value the condition is false", at: value.location))
      self(.conditional(output), at: output.location, severity: .error, related: related)
    }
  }
}

extension Report.Message {
  fileprivate static func conditional(_ output: ConditionalOutput) -> Self {
    let consumer =
      switch output.consumer {
      case .task(let task): task.description
      case .output(let template): "an output of \(template.description)"
      }
    let producer = output.producer.description
    let what =
      switch output.certainty {
      case .open: "\(consumer) uses \(output.text), and \(producer) runs only under a condition"
      case .falseByDefault, .isFalse: "\(consumer) uses \(output.text), and the condition of \(producer) is false"
      }
    return Self(
      what, label: "not there when the condition is false",
      notes: ["Argo cannot fill in the output of a task that it skipped, and the run ends in an error"]
        + (output.groupOfSDK == nil ? [] : ["the KFP SDK compiles this without a complaint"]),
      help: output.groupOfSDK.map { "move what uses the output into the same \($0), in the pipeline's Python" }
        ?? help(output, consumer))
  }

  private static func help(_ output: ConditionalOutput, _ consumer: String) -> String {
    switch (output.consumer, output.isArtifact) {
    case (.task, true): "give \(consumer) the same condition, or write optional: true for the artifact"
    case (.task, false): "give \(consumer) the same condition, or the output a default"
    case (.output, true): "write optional: true for the output"
    case (.output, false): "write a default next to parameter, for the case that the task does not run"
    }
  }
}
