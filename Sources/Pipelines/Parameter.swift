public import Diagnostics

/// A parameter of a pipeline: its declaration, what the interface says of it, and the file that sets it.
public struct Parameter: Sendable {
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

  /// The name.
  public var name: Sourced<ByteString> { declaration.name }

  /// Whether somebody has to supply a value.
  ///
  /// A default counts wherever it stands and whether or not the input is marked optional: every `pipeline-root`, every
  /// pipeline of TFX and every file of the first SDKs has a default without the mark.
  public var isRequired: Bool {
    declaration.value == nil && input?.defaultValue == nil && !(input?.isOptional ?? false)
  }

  /// The values that the pipeline's files give the parameter.
  public var values: [Value] {
    var values: [Value] = []
    if let file, let text = file.text {
      values.append(
        Value(text: ByteString(text.bytes), location: Location(text, SourceSpan(0, text.bytes.count)), source: .file))
    }
    if let value = declaration.value {
      values.append(Value(text: value.value, location: value.location, source: .argument))
    }
    if let value = input?.defaultValue, value.value != declaration.value?.value {
      values.append(Value(text: value.value, location: value.location, source: .specification))
    }
    return values
  }

  /// A value and where it is written.
  public struct Value: Sendable {
    /// Where a value can be written.
    public enum Source: Sendable {
      /// The file in `params/`.
      case file
      /// `spec.arguments.parameters` of the workflow.
      case argument
      /// The default in `pipeline_spec`.
      case specification
    }

    /// The value, byte for byte.
    public let text: ByteString
    /// Where it is written.
    public let location: Location
    /// Where it is written, by kind.
    public let source: Source
  }
}
