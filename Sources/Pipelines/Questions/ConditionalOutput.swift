import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// The output of a task that runs only under a condition, used by a task that always runs.
public struct ConditionalOutput: Sendable {
  /// What is known of the condition.
  public enum Certainty: Sendable {
    /// The values of its variables show only when the workflow runs.
    case open
    /// With a default, which a run may replace, it is false.
    case falseByDefault(KnownValue)
    /// With the values of the pipeline's files it is false.
    case isFalse(KnownValue)
  }

  /// The task that uses the output.
  public let consumer: DAGTask
  /// The task that may not run.
  public let producer: DAGTask
  /// What the SDK made the task of that may not run, if that is known: a `with` block of the pipeline's Python.
  public let groupOfSDK: String?
  /// What is known of the condition.
  public let certainty: Certainty
  /// The variable as a sentence shows it.
  public let text: String
  /// The place of the variable.
  public let location: Location
}

extension WorkflowGraph {
  /// Such outputs, with what the defaults of the workflow's parameters say of the conditions.
  public var conditionalOutputsWithDefaults: [ConditionalOutput] {
    conditionalOutputs(conditionsWithDefaults)
  }

  /// Finds them; `conditions` are those of which something is known.
  ///
  /// A task with a condition or with results in `depends` may be meant to run only when the other one did. An output with a
  /// default counts as always there.
  func conditionalOutputs(_ conditions: [ConditionWithValues]) -> [ConditionalOutput] {
    guard hasConditions else { return [] }
    // What a graph cannot hand on in the first place is told there.
    let broken = Set(referenceDefects.compactMap { $0.place.part == .outputs ? $0.place.template?.position : nil })
    return templatedTexts.flatMap { text -> [ConditionalOutput] in
      guard text.place.part == .task, let graph = text.place.graph.map({ taskGraphs[$0] }),
        let consumer = text.place.task, !consumer.isConditional
      else { return [] }
      return text.text.tags.compactMap { tag in
        guard case .node(.tasks, let name, let value) = tag.reference, let position = graph.position(of: name),
          isMissingWhenSkipped(value, of: graph.tasks[position])
        else { return nil }
        let producer = graph.tasks[position]
        guard producer !== consumer,
          let certainty = certainty(of: producer, conditions)
        else { return nil }
        let callee = producer.template.flatMap { templatesByName[$0.value] }
        if let callee, broken.contains(callee.position) { return nil }
        return ConditionalOutput(
          consumer: consumer, producer: producer, groupOfSDK: workflow.hasKFPMark ? callee?.groupOfSDK : nil,
          certainty: certainty, text: text.shown(tag.range), location: text.location(of: tag.range))
      }
    }
  }

  /// Whether a task that is skipped does not have something that one that runs has.
  private func isMissingWhenSkipped(_ value: Reference.NodeValue, of task: DAGTask) -> Bool {
    guard task.when.map({ !$0.value.isEmpty }) ?? false, !task.isLoop, !task.node.hasMergedEntries else { return false }
    switch value {
    case .result: return true
    case .parameter(let name):
      guard let callee = task.template.flatMap({ templatesByName[$0.value] }) else { return false }
      let output = callee.node["outputs"]?["parameters"]?.items.first { $0["name"]?.scalar == name }
      return output.map { !($0["valueFrom"]?["default"]?.isPresent ?? false) && !($0["default"]?.isPresent ?? false) }
        ?? false
    default: return false
    }
  }

  /// What is known of the condition of a task; `nil` if it has no variables and is true.
  private func certainty(
    of task: DAGTask, _ conditions: [ConditionWithValues]
  ) -> ConditionalOutput.Certainty? {
    switch task.when.map({ WhenExpression($0.value.bytes).verdict }) {
    // A condition that fails is reported as that.
    case .value(true), .fault: return nil
    default: break
    }
    guard let condition = conditions.first(where: { $0.call.task === task || $0.call.task.node == task.node }),
      case .value(let value) = condition.verdict, let known = condition.values.first?.value
    else { return .open }
    // Another run may have another value.
    if value { return .open }
    return condition.isFixed ? .isFalse(known) : .falseByDefault(known)
  }
}

extension Pipeline {
  /// Such outputs, with what the values of `params/` and the defaults say of the conditions.
  public var conditionalOutputs: [ConditionalOutput] { graph.conditionalOutputs(conditionsWithValues) }
}
