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

  /// Reads the arguments of a workflow and of its calls.
  static func all(of spec: ArgoObject?, _ calls: [TemplateCall]) -> [ArgumentList] {
    let own = spec?.object("arguments")
    return [own.map { ArgumentList(isOfWorkflow: true, object: $0) }].compactMap { $0 }
      + calls.compactMap { call in
        guard call.kind == .task || call.kind == .step else { return nil }
        let arguments = call.task.object.object("arguments")
        return arguments.map { ArgumentList(isOfWorkflow: false, object: $0) }
      }
  }
}
