import ArgoTypes
import Diagnostics

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

/// A value of a parameter that is none of the choices that the parameter has.
public struct ValueOutsideChoices: Sendable {
  /// The parameter.
  public let parameter: Parameter
  /// Its declaration.
  public let definition: ParameterDefinition
  /// What it may be.
  public let choices: ParameterDefinition.Choices
  /// The value of the file.
  public let value: ParameterValue
}

extension Pipeline {
  /// The values of `params/` that are none of the choices of their parameters.
  ///
  /// Values with placeholders in them are not known yet, and where the default is none of the choices that is the defect.
  /// Argo's validator reads the workflow of a run with its values: `validateArgumentsValues` in
  /// `workflow/validate/validate.go` of 3.1.14 to 3.4.17.
  public var valuesOutsideChoices: [ValueOutsideChoices] {
    let definitions = graph.argumentLists.filter(\.isOfWorkflow).flatMap(\.parameters)
    return parameters.compactMap { parameter in
      guard let value = parameter.fileValue, !ParameterMacro.mayBeSubstituted(in: value.text),
        let definition = definitions.first(where: { $0.name?.node == parameter.name.node }),
        let choices = definition.choices, !choices.isEmpty, choices.excludes(value.text),
        // A default that is none of them either says that the choices are wrong.
        !(definition.value.map { choices.excludes($0.value) } ?? false)
      else { return nil }
      return ValueOutsideChoices(parameter: parameter, definition: definition, choices: choices, value: value)
    }
  }

  /// Whether a value is reported because of its choices.
  public func isOutsideChoices(_ parameter: Parameter) -> Bool {
    valuesOutsideChoices.contains { $0.parameter.name.node == parameter.name.node }
  }
}
