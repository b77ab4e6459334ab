import ArgoTypes

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
