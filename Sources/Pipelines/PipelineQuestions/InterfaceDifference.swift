public import Diagnostics
import YAMLSyntax

/// Something in which the two halves of a compiled pipeline's interface disagree, which the compiler never writes.
public enum InterfaceDifference: Sendable {
  /// A parameter and an input that were one before one of them was renamed.
  case renamed(Parameter, PipelineSpec.Input)
  /// A parameter that `pipeline_spec`, at its place, does not list.
  case parameterOnly(Parameter, specification: Location)
  /// An input of `pipeline_spec` that `spec.arguments` does not list.
  case inputOnly(PipelineSpec.Input)
  /// A default in `pipeline_spec` and a value in `spec.arguments` that differ.
  case defaults(Parameter, argument: Sourced<ByteString>, specification: Sourced<ByteString>)
  /// A value in `spec.arguments` for which `pipeline_spec` has no default.
  case argumentOnly(Parameter, Sourced<ByteString>)
  /// A default in `pipeline_spec` for which `spec.arguments` has no value.
  case defaultOnly(Parameter, Sourced<ByteString>)
}

extension Pipeline {
  /// Where `spec.arguments` and `pipeline_spec` disagree; nothing where the annotation could not be read.
  ///
  /// Every SDK writes the same default into both, or into neither where it cannot be written
  /// (`kfp/components/_data_passing.py`), with two exceptions: SDKs before 1.0 write a dictionary or list into
  /// `spec.arguments` as Python shows it and into `pipeline_spec` as JSON, and SDK 1.0 leaves what Python counts as false
  /// out of `spec.arguments`.
  public var interfaceDifferences: [InterfaceDifference] {
    guard let specification = readSpecification else { return [] }
    let inputs = inputsWithoutParameter
    var lonelyInputs = Dictionary(inputs.map { ($0.name.node.span.start, $0) }, uniquingKeysWith: { first, _ in first })
    lazy var listsEveryInput = listsEveryInput(specification)
    let sdkVersion = workflow.sdkVersion?.value
    var differences: [InterfaceDifference] = []
    for (position, parameter) in parameters.enumerated() {
      if let input = parameter.input {
        if isRenamed(parameter, from: input, writtenBy: sdkVersion) {
          differences.append(.renamed(parameter, input))
        } else if let difference = InterfaceDifference(ofDefaults: parameter, input, writtenBy: sdkVersion) {
          differences.append(difference)
        }
      } else if let input = counterpart(of: parameter, at: position, among: lonelyInputs) {
        lonelyInputs[input.name.node.span.start] = nil
        differences.append(.renamed(parameter, input))
      } else if listsEveryInput {
        differences.append(.parameterOnly(parameter, specification: specification.annotation.location))
      }
    }
    return differences + inputs.filter { lonelyInputs[$0.name.node.span.start] != nil }.map { .inputOnly($0) }
  }

  /// The parameters that an edit renamed in one half of the file, each with the name that the other half has kept.
  ///
  /// The rename is one defect: that steps and files still go by the old name follows from it.
  public var halfRenamedParameters: [ByteString: ByteString] {
    lazyRenamedParameters.value {
      var names: [ByteString: ByteString] = [:]
      for case .renamed(let parameter, let input) in interfaceDifferences {
        names[parameter.name.value] = input.name.value
      }
      return names
    }
  }

  /// The input that was the parameter's before one of them got another name: the one in its position, or a similar one.
  ///
  /// The compiler writes both lists in the same order.
  private func counterpart(
    of parameter: Parameter, at position: Int, among inputs: [UInt32: PipelineSpec.Input]
  ) -> PipelineSpec.Input? {
    let all = readSpecification?.inputs ?? []
    if all.count == parameters.count, let input = inputs[all[position].name.node.span.start] { return input }
    guard let nearest = NearestName.of(parameter.name.value, among: inputs.values.lazy.map(\.name.value)) else {
      return nil
    }
    return inputs.values.filter { $0.name.value == nearest }.min { $0.name.node.span.start < $1.name.node.span.start }
  }

  /// Whether the names differ by more than what the SDK that wrote the file makes of a name.
  ///
  /// SDKs before 0.1.35 lowered letters and replaced `_`; all of them are older than the annotation with the version.
  private func isRenamed(_ parameter: Parameter, from input: PipelineSpec.Input, writtenBy sdk: ByteString?) -> Bool {
    input.name.value != parameter.name.value && sdk != nil
      && ParameterName.sanitized(input.name.value) != parameter.name.value
  }

  /// Whether every input that the SDK wrote could be read.
  ///
  /// Old SDKs left out all inputs of a pipeline that was compiled from a list of parameters, as TFX does it.
  private func listsEveryInput(_ specification: PipelineSpec) -> Bool {
    if specification.inputs.isEmpty, workflow.sdkVersion == nil { return false }
    return !specification.defects.contains { defect in
      switch defect.problem {
      case .wrongType(let key, _): key == nil || key == "inputs"
      case .inputWithoutName: true
      case .duplicateInput: false
      }
    }
  }
}

extension InterfaceDifference {
  /// The difference between the value of a parameter and the default of its input, if there is one.
  fileprivate init?(
    ofDefaults parameter: Parameter, _ input: PipelineSpec.Input, writtenBy sdk: ByteString?
  ) {
    guard parameter.isReadable else { return nil }
    switch (parameter.declaration.value, input.defaultValue) {
    case (nil, nil):
      return nil
    case (let argument?, nil):
      self = .argumentOnly(parameter, argument)
    case (nil, let specification?):
      if sdk?.bytes.starts(with: "1.0.".utf8) ?? false, Self.isFalse(specification.value) { return nil }
      self = .defaultOnly(parameter, specification)
    case (let argument?, let specification?):
      // Objects and lists are written as JSON text by every SDK; what else an edit made of one cannot be compared.
      guard specification.node.kind == .scalar, !argument.isSame(as: specification) else { return nil }
      let isOld = sdk.map { $0.bytes.starts(with: "0.".utf8) } ?? true
      if isOld, PythonDisplay.isSame(argument.value, as: specification.value) { return nil }
      self = .defaults(parameter, argument: argument, specification: specification)
    }
  }

  /// Whether a default is one that Python counts as false, which SDK 1.0 leaves out of `spec.arguments`.
  private static func isFalse(_ value: ByteString) -> Bool {
    ["", "0", "0.0", "False", "[]", "{}"].contains(value)
  }
}

extension Sourced<ByteString> {
  /// Whether two scalars are the same text, or numbers that YAML and JSON write differently, as `1.0e-05` and `1e-05`.
  fileprivate func isSame(as other: Self) -> Bool {
    if value == other.value { return true }
    guard node.scalarStyle == .plain, other.node.scalarStyle == .plain,
      let number = value.string.flatMap({ Double($0) }), let otherNumber = other.value.string.flatMap({ Double($0) })
    else { return false }
    return number == otherNumber
  }
}
