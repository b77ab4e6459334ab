public import Diagnostics

/// A parameter of a pipeline: its declaration, what the interface says of it, and the file that sets it.
public final class Parameter: Sendable {
  /// The entry of `spec.arguments.parameters`.
  public let declaration: WorkflowParameter
  /// The input of `pipeline_spec` of the same name.
  public let input: PipelineSpec.Input?
  /// The file in `params/` of the same name.
  public let file: PipelineFile?
  /// The types that steps declare for the component inputs that receive exactly this parameter's value.
  public let stepTypes: [Sourced<ParameterType>]
  /// Whether anything in the workflow reads the parameter.
  public let isUsed: Bool
  /// Whether everything in the entry could be read; where not, nothing in it is missing.
  public let isReadable: Bool

  init(
    declaration: WorkflowParameter, input: PipelineSpec.Input?, file: PipelineFile?,
    stepTypes: [Sourced<ParameterType>], isUsed: Bool, isReadable: Bool
  ) {
    self.declaration = declaration
    self.input = input
    self.file = file
    self.stepTypes = stepTypes
    self.isUsed = isUsed
    self.isReadable = isReadable
  }

  /// The name.
  public var name: Sourced<ByteString> { declaration.name }

  /// Whether the SDK adds the parameter to every pipeline that names a root, and not the pipeline's author.
  ///
  /// `@dsl.pipeline(pipeline_root=…)` does so in every mode, and nothing reads it in V1 mode.
  public var isAddedBySDK: Bool { name.value == "pipeline-root" }

  /// Whether no run has to supply a value, and neither does the pipeline.
  ///
  /// A run that somebody starts by hand gets the empty string then; Argo refuses one that a schedule starts.
  public var isOptionalWithoutValue: Bool {
    isReadable && declaration.value == nil && input?.defaultValue == nil && (input?.isOptional ?? false)
  }

  /// Whether a run has to supply a value.
  ///
  /// A default counts wherever it stands and whether or not the input is marked optional: every `pipeline-root`, every
  /// pipeline of TFX and every file of the first SDKs has a default without the mark.
  public var isRequired: Bool {
    isReadable && declaration.value == nil && input?.defaultValue == nil && !(input?.isOptional ?? false)
  }

  /// The value that the file gives, unless the file has a defect of its own, such as a byte order mark.
  public var fileValue: ParameterValue? {
    guard let text = file?.text, !text.hasByteOrderMark else { return nil }
    return ParameterValue(file: text)
  }

  /// The default, as the API server reads it: the value in `spec.arguments`.
  ///
  /// The default in `pipeline_spec` is the same one; where it is not, that is an ``InterfaceDifference``.
  public var defaultValue: ParameterValue? {
    declaration.value.map { ParameterValue($0) }
  }

  /// The values that the pipeline's files give the parameter.
  public var values: [ParameterValue] { [fileValue, defaultValue].compactMap { $0 } }

  /// What `value` meets on its way into the steps: which declared types' parsers refuse it.
  ///
  /// A step that declares a type parses the text with that type's parser and fails. The type that the pipeline itself
  /// declares is documentation, and so counts only where no step's parser refuses the text.
  public func rejection(of value: ByteString) -> ParameterRejection? {
    let steps = stepTypes.filter { !$0.value.accepts(value) }
    if let type = steps.first?.value { return .steps(type, declarations: steps.filter { $0.value == type }) }
    if let type = input?.type, !type.value.accepts(value) { return .pipeline(type) }
    return nil
  }

  /// Whether white space at the end of a value is part of what a step sees.
  ///
  /// The parsers of numbers and JSON strip it. Where no step declares a type, the pipeline's type says what is meant.
  public var keepsTrailingSpace: Bool {
    let types = stepTypes.isEmpty ? [input?.type?.value].compactMap { $0 } : stepTypes.map(\.value)
    return types.isEmpty || types.contains { !$0.stripsSpace }
  }
}
