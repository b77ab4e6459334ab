public import Diagnostics
import YAMLSyntax

/// The arguments of the workflow, or those that a task or step passes.
public struct ArgumentList: Sendable {
  /// Whether they are those of the workflow itself.
  public let isOfWorkflow: Bool
  let object: ArgoObject

  /// The parameters.
  public var parameters: [ParameterDefinition] {
    object.objects("parameters").map { ParameterDefinition(object: $0) }
  }

  /// The artifacts.
  public var artifacts: [ArtifactDefinition] {
    object.objects("artifacts").map { ArtifactDefinition(object: $0) }
  }
}

extension WorkflowGraph {
  /// Whether every entry of `spec.arguments.parameters` and its name could be read.
  var listsEveryParameter: Bool {
    guard let specification else { return false }
    guard let arguments = specification.object("arguments") else { return specification.lacks("arguments") }
    guard let list = arguments["parameters"] else { return arguments.lacks("parameters") }
    return list.items.allSatisfy { item in
      ArgoObject(item, typeDefects).map { $0.text("name") != nil || $0.lacks("name") } ?? false
    }
  }

  /// Reads the arguments of a workflow and of its calls.
  static func argumentLists(
    of workflow: Workflow, _ calls: [TemplateCall], _ typeDefects: TypeDefects
  ) -> [ArgumentList] {
    let own = ArgoObject(workflow.spec, typeDefects)?.object("arguments")
    return [own.map { ArgumentList(isOfWorkflow: true, object: $0) }].compactMap { $0 }
      + calls.compactMap { call in
        guard call.kind == .task || call.kind == .step else { return nil }
        let arguments = ArgoObject(call.task.node, typeDefects)?.object("arguments")
        return arguments.map { ArgumentList(isOfWorkflow: false, object: $0) }
      }
  }

  /// The artifacts that a task takes from a task that is a loop, with the place of the loop.
  ///
  /// Such a task runs once for each item, and of its artifacts Argo keeps none that others could refer to.
  public var artifactsOfLoops: [(origin: Sourced<ByteString>, loop: Location)] {
    taskGraphs.flatMap { graph -> [(Sourced<ByteString>, Location)] in
      let loops = Dictionary(
        graph.tasks.filter(isReadableLoop).compactMap { task in task.name.map { ($0.value, $0) } },
        uniquingKeysWith: { first, _ in first })
      guard !loops.isEmpty else { return [] }
      let arguments = graph.tasks.compactMap { ArgoObject($0.node, typeDefects)?.object("arguments") }
      return arguments.flatMap { $0.objects("artifacts") }.compactMap { artifact in
        guard let origin = artifact.text("from"), let task = origin.value.taskOfArtifact, let loop = loops[task] else {
          return nil
        }
        return (origin, loop.location)
      }
    }
  }

  private func isReadableLoop(_ task: DAGTask) -> Bool {
    guard let object = ArgoObject(task.node, typeDefects) else { return false }
    return (["withItems", "withParam", "withSequence"] as [StaticString]).contains { object[$0] != nil }
  }
}

extension ByteString {
  /// The task in `{{tasks.NAME.outputs.artifacts.NAME}}`.
  fileprivate var taskOfArtifact: ByteString? {
    let opening = Array("{{tasks.".utf8)
    guard bytes.starts(with: opening), let end = bytes.firstOccurrence(of: ".outputs.artifacts.") else { return nil }
    return ByteString(bytes[opening.count..<end])
  }
}
