internal import ArgoTypes

extension WorkflowGraph {
  /// The parameters of a pipeline with a set of choices and without a value, at which the KFP API stops.
  ///
  /// It checks the workflow before it fills in a run's values, and `validateArgumentsValues` of Argo 3.1 to 3.3 compares the
  /// choices with a value that is not there (`workflow/validate/validate.go` of 3.3.10); 3.4 looks first.
  public var choicesWithoutValue: [ParameterDefinition] {
    guard isPipeline, target.map({ $0 >= ArgoVersion(3, 1) && $0 < ArgoVersion(3, 4) }) ?? true else { return [] }
    return argumentLists.filter(\.isOfWorkflow).flatMap(\.parameters).filter { parameter in
      parameter.hasNoSource && !(parameter.choices?.isEmpty ?? true)
    }
  }
}

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
  static func all(
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
}
