import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// The output of a task that runs only under a condition, used where there is no condition.
public struct ConditionalOutput: Sendable {
  /// What uses an output.
  public enum Consumer: Sendable {
    /// A task or step that always runs.
    case task(DAGTask)
    /// An output of a template that calls others.
    case output(of: Template)
  }

  /// What is known of the condition.
  public enum Certainty: Sendable {
    /// The values of its variables show only when the workflow runs.
    case open
    /// With a default, which a run may replace, it is false.
    case falseByDefault(KnownValue)
    /// With the values of the pipeline's files it is false.
    case isFalse(KnownValue)
  }

  /// What uses the output.
  public let consumer: Consumer
  /// The task or step that may not run.
  public let producer: DAGTask
  /// Whether the output is an artifact.
  public let isArtifact: Bool
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
  /// default counts as always there, and so does an artifact that may be missing.
  func conditionalOutputs(_ conditions: [ConditionWithValues]) -> [ConditionalOutput] {
    guard hasConditions else { return [] }
    // What a graph cannot hand on in the first place is told there.
    let broken = Set(referenceDefects.compactMap { $0.place.part == .outputs ? $0.place.template?.position : nil })
    return templatedTexts.flatMap { text -> [ConditionalOutput] in
      guard let consumer = text.unconditionalConsumer else { return [] }
      return text.text.tags.compactMap { tag in
        guard case .node(let family, let name, let value) = tag.reference,
          let producer = producer(family, name, for: text.place), isMissingWhenSkipped(value, of: producer)
        else { return nil }
        if case .task(let task) = consumer, task === producer || task.node == producer.node { return nil }
        guard let certainty = certainty(of: producer, conditions) else { return nil }
        let callee = producer.template.flatMap { templatesByName[$0.value] }
        if let callee, broken.contains(callee.position) { return nil }
        let isArtifact = if case .artifact = value { true } else { false }
        return ConditionalOutput(
          consumer: consumer, producer: producer, isArtifact: isArtifact,
          groupOfSDK: workflow.hasKFPMark ? callee?.groupOfSDK : nil,
          certainty: certainty, text: text.shown(tag.range), location: text.location(of: tag.range))
      }
    }
  }

  /// The task or step of a name that a place can see.
  private func producer(_ family: Reference.NodeFamily, _ name: ByteString, for place: ReferencePlace) -> DAGTask? {
    switch family {
    case .tasks:
      return place.graph.flatMap { graph in taskGraphs[graph].position(of: name).map { taskGraphs[graph].tasks[$0] } }
    case .steps: return place.template?.steps.first { $0.name?.value == name }
    }
  }

  /// Whether a task that is skipped does not have something that one that runs has.
  private func isMissingWhenSkipped(_ value: Reference.NodeValue, of task: DAGTask) -> Bool {
    guard task.when.map({ !$0.value.isEmpty }) ?? false, !task.isLoop, !task.node.hasMergedEntries else { return false }
    let outputs = task.template.flatMap { templatesByName[$0.value] }?.node["outputs"]
    switch value {
    case .result: return true
    case .parameter(let name):
      let output = outputs?["parameters"]?.items.first { $0["name"]?.scalar == name }
      return output.map { !($0["valueFrom"]?["default"]?.isPresent ?? false) && !($0["default"]?.isPresent ?? false) }
        ?? false
    case .artifact(let name): return outputs?["artifacts"]?.items.contains { $0["name"]?.scalar == name } ?? false
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

extension TemplatedText {
  /// What uses the text whether or not a condition holds, and cannot do without what it names.
  fileprivate var unconditionalConsumer: ConditionalOutput.Consumer? {
    switch place.part {
    case .task, .step:
      guard let task = place.task, !task.isConditional,
        !Self.mayBeMissing(node, among: task.node["arguments"]?["artifacts"])
      else { return nil }
      return .task(task)
    case .outputs:
      guard let template = place.template, let outputs = template.node["outputs"],
        !Self.mayBeMissing(node, among: outputs["artifacts"])
      else { return nil }
      let item = outputs["parameters"]?.items.first { $0["valueFrom"]?["parameter"] == node }
      return item?["valueFrom"]?["default"]?.isPresent ?? false ? nil : .output(of: template)
    case .workflow, .template, .hook, .inline: return nil
    }
  }

  /// Whether a text is the source of an artifact that is optional.
  ///
  /// For such a one Argo passes over what it cannot find (`executeDAGTask` and `getTemplateOutputsFromScope` in
  /// `workflow/controller` of 3.4.17).
  private static func mayBeMissing(_ node: YAMLNode, among artifacts: YAMLNode?) -> Bool {
    artifacts?.items.contains { $0["from"] == node && $0["optional"]?.bool ?? false } ?? false
  }
}
