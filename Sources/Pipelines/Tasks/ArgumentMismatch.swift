import Diagnostics

/// What does not fit between the arguments of a call and the inputs of the template that is called.
///
/// A misspelt argument is one defect: where an input is missing for it, the argument is not unknown as well.
public struct ArgumentMismatch: Sendable {
  /// The call; `nil` for the entrypoint and the exit handler, which get `spec.arguments`.
  public let call: TemplateCall?
  /// The template that is called.
  public let callee: Template
  /// The inputs without a value.
  public let missing: [MissingInput]
  /// The parameters that are passed without any value, which Argo refuses whether or not the input has a default.
  public let withoutValue: [InterfaceItem]
  /// The arguments that no input is there for.
  public let unknown: [UnknownArgument]
  /// The inputs of the exit handler whose value in `spec.arguments` only comes with the run.
  ///
  /// That is too late for the KFP API, for `argo lint`, and for whatever else hands the file on as it stands.
  public let late: [LateInput]

  /// An input whose argument has no value yet.
  public struct LateInput: Sendable {
    /// The entry of the template's inputs.
    public let input: InterfaceItem
    /// The entry of `spec.arguments`.
    public let argument: InterfaceItem
  }

  /// An input without a value.
  public struct MissingInput: Sendable {
    /// Whether it is a parameter or an artifact.
    public let kind: InterfaceItem.Kind
    /// The entry of the template's inputs.
    public let input: InterfaceItem
    /// The argument that was probably meant for it.
    public let misspelt: InterfaceItem?
    /// The argument that is passed for it, from which no value comes.
    public let valueless: InterfaceItem?
  }

  /// An argument that no input is there for.
  public struct UnknownArgument: Sendable {
    /// Whether it is a parameter or an artifact.
    public let kind: InterfaceItem.Kind
    /// The argument.
    public let argument: InterfaceItem
    /// The input that was probably meant: one with a default, for which nothing else is passed.
    public let nearest: InterfaceItem?
  }

  /// Compares the arguments of a call with the inputs; `nil` if they fit.
  init?(_ call: TemplateCall, _ arguments: InterfaceItems, _ inputs: InterfaceItems) {
    guard let callee = call.callee, arguments.isComplete else { return nil }
    let parameters = Pairing(.parameter, inputs.parameters, arguments.parameters) { $0.isFilled(by: $1) }
    let artifacts = Pairing(.artifact, inputs.artifacts, arguments.artifacts) { input, argument in
      argument != nil || input.isOptional || input.hasLocation
    }
    self.call = call
    self.callee = callee
    late = []
    missing = parameters.missing + artifacts.missing
    withoutValue = arguments.parameters.filter { !$0.isSupplied }
    unknown = inputs.isComplete ? parameters.unknown + artifacts.unknown : []
    if missing.isEmpty && withoutValue.isEmpty && unknown.isEmpty { return nil }
  }

  /// Compares `spec.arguments`, where a value may come with the run, with the inputs of the entrypoint or exit handler.
  ///
  /// `owned` are names that another rule misses in `spec.arguments`. `needsValues` says that a value may not come with the run:
  /// then an argument without one takes the input's own value away as well.
  init?(
    root callee: Template, _ arguments: InterfaceItems, _ inputs: InterfaceItems, owned: Set<ByteString>,
    needsValues: Bool = false
  ) {
    guard arguments.isComplete else { return nil }
    // An argument that only the other one of the two takes is not unknown.
    let parameters = Pairing(.parameter, inputs.parameters, arguments.parameters, minds: .missing) {
      $0.isFilled(by: $1)
    }
    let artifacts = Pairing(.artifact, inputs.artifacts, arguments.artifacts, minds: .missing) { input, argument in
      argument != nil || input.isOptional || input.hasLocation
    }
    call = nil
    self.callee = callee
    missing = (parameters.missing + artifacts.missing).filter {
      $0.kind == .artifact || !owned.contains(ParameterName.normalized($0.input.name.value))
    }
    (withoutValue, unknown) = ([], [])
    let told = Set(missing.filter { $0.kind == .parameter }.map(\.input.name.value))
    late =
      needsValues
      ? inputs.parameters.filter { !told.contains($0.name.value) }.compactMap { input in
        arguments.parameters.last { $0.name.value == input.name.value }.flatMap {
          $0.waitsForValue ? LateInput(input: input, argument: $0) : nil
        }
      } : []
    if missing.isEmpty && late.isEmpty { return nil }
  }

  /// The inputs and the arguments of one kind, as far as they do not find each other.
  private struct Pairing {
    var missing: [MissingInput] = []
    var unknown: [UnknownArgument] = []

    enum Mind {
      case missing
      case both
    }

    init(
      _ kind: InterfaceItem.Kind, _ inputs: [InterfaceItem], _ arguments: [InterfaceItem], minds: Mind = .both,
      isFilled: (_ input: InterfaceItem, _ argument: InterfaceItem?) -> Bool
    ) {
      // The compiler writes both lists in the same order, so that nearly every call ends here.
      let isInOrder =
        inputs.count == arguments.count
        && zip(inputs, arguments).allSatisfy { $0.name.value == $1.name.value && isFilled($0, $1) }
      if isInOrder { return }
      let passed = Dictionary(arguments.map { ($0.name.value, $0) }, uniquingKeysWith: { first, _ in first })
      if minds == .missing, inputs.allSatisfy({ isFilled($0, passed[$0.name.value]) }) { return }
      let declared = Set(inputs.map(\.name.value))
      let surplus = Dictionary(
        arguments.filter { !declared.contains($0.name.value) }.map { ($0.name.value, $0) },
        uniquingKeysWith: { first, _ in first })
      let open = inputs.filter { passed[$0.name.value] == nil }
      var taken = Set<ByteString>()
      for input in inputs {
        let argument = passed[input.name.value]
        if isFilled(input, argument) { continue }
        let name =
          argument == nil
          ? NearestName.of(input.name.value, among: surplus.keys.lazy.filter { !taken.contains($0) }) : nil
        if let name { taken.insert(name) }
        missing.append(
          MissingInput(kind: kind, input: input, misspelt: name.flatMap { surplus[$0] }, valueless: argument))
      }
      let defaulted = Dictionary(
        open.filter { isFilled($0, nil) }.map { ($0.name.value, $0) }, uniquingKeysWith: { first, _ in first })
      for argument in arguments where surplus[argument.name.value] != nil && !taken.contains(argument.name.value) {
        let nearest = NearestName.of(argument.name.value, among: defaulted.keys)
        unknown.append(UnknownArgument(kind: kind, argument: argument, nearest: nearest.flatMap { defaulted[$0] }))
      }
    }
  }
}
