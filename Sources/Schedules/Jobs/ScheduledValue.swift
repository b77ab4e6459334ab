public import Diagnostics
public import Pipelines
import YAMLSyntax

/// The value that a job gives a parameter, wherever it stands.
public struct ScheduledValue: Sendable {
  /// The parameter's name.
  public let name: Sourced<ByteString>
  /// The value, byte for byte.
  public let text: ByteString
  /// Where the schedule has it: the value itself, or the path of the file with it.
  public let place: Sourced<ByteString>
  /// The file that it was read from, unless the schedule itself has it.
  public let file: SourceFile?
}

extension PinnedRun {
  /// The values that are known: those of the schedule itself, and those of files that could be looked up.
  public var values: [ScheduledValue] {
    job.parameters.compactMap { parameter in
      guard let name = parameter.name else { return nil }
      if let value = parameter.value { return ScheduledValue(name: name, text: value.value, place: value, file: nil) }
      guard let path = parameter.valueFrom?.path, let pinned = job.pinnedFile(of: parameter),
        case .file(_, let file) = content(of: pinned), let text = file.text
      else { return nil }
      return ScheduledValue(name: name, text: ByteString(text.bytes), place: path, file: text)
    }
  }

  /// The names of the parameters that get a value; `nil` if some cannot be read, so the list is complete.
  private var givenNames: [Sourced<ByteString>]? {
    if let list = job.node.field("pipeline_parameters"), list.kind != .sequence { return nil }
    let names = job.parameters.compactMap(\.name)
    return names.count == job.parameters.count ? names : nil
  }
}

/// What a job gives its pipeline, compared with what the pipeline takes.
public struct ArgumentDefect: Sendable {
  /// What is wrong.
  public enum Kind: Sendable {
    /// A parameter that has to have a value gets none.
    case missing(Parameter)
    /// The same, where the pipeline has a default that the reconciler does not count as one.
    case missingForReconciler(Parameter)
    /// A parameter that the pipeline does not have, with the one that was probably meant.
    case unknown(ByteString, meant: Parameter?)
    /// A value that the parser of the declared type refuses.
    case refused(ScheduledValue, ParameterRejection)
  }

  /// What is wrong.
  public let kind: Kind
  /// Where the schedule shows it.
  public let location: Location
}

extension PinnedRun {
  /// What KFP or the reconciler refuses of what the job gives its pipeline, or a step fails on.
  public var argumentDefects: [ArgumentDefect] {
    guard let pipeline = workflow?.pipeline else { return [] }
    let parameters = Dictionary(
      pipeline.parameters.map { ($0.name.value, $0) }, uniquingKeysWith: { first, _ in first })
    let given = givenNames ?? job.parameters.compactMap(\.name)
    let unknown = pipeline.listsEveryParameter ? given.filter { parameters[$0.value] == nil && !$0.value.isEmpty } : []
    let missing = givenNames == nil ? [] : missingParameters(of: pipeline, given: Set(given.map(\.value)))
    var meant = Set<ByteString>()
    let unknownDefects = unknown.map { name in
      let wanted = missing.map { $0.parameter.name.value }
      let nearest = NearestName.of(name.value, among: wanted) ?? NearestName.of(name.value, among: parameters.keys)
      if let nearest { meant.insert(nearest) }
      return ArgumentDefect(
        kind: .unknown(name.value, meant: nearest.flatMap { parameters[$0] }), location: name.location)
    }
    // A misspelt name is one defect.
    let missingDefects = missing.filter { !meant.contains($0.parameter.name.value) }.map {
      ArgumentDefect(
        kind: $0.isDefaulted ? .missingForReconciler($0.parameter) : .missing($0.parameter), location: job.location)
    }
    let refused = values.compactMap { value -> ArgumentDefect? in
      guard let rejection = parameters[value.name.value]?.rejection(of: value.text) else { return nil }
      return ArgumentDefect(kind: .refused(value, rejection), location: value.place.location)
    }
    return missingDefects + unknownDefects + refused
  }

  /// The reconciler wants a value for every input that is not marked optional, whatever default it has.
  private func missingParameters(
    of pipeline: Pipeline, given: Set<ByteString>
  ) -> [(parameter: Parameter, isDefaulted: Bool)] {
    pipeline.parameters.filter { !given.contains($0.name.value) }.compactMap { parameter in
      if parameter.isRequired { return (parameter, false) }
      return parameter.input?.isOptional == false && parameter.isReadable ? (parameter, true) : nil
    }
  }

  /// The optional parameters of the pipeline that have no value, neither from it nor from the job.
  public var unsetParameters: [Parameter] {
    guard let pipeline = workflow?.pipeline, let givenNames else { return [] }
    let given = Set(givenNames.map(\.value))
    return pipeline.parameters.filter { $0.isOptionalWithoutValue && !given.contains($0.name.value) }
  }

  /// The parameters that the job sets, and that nothing in the workflow reads.
  public var parametersSetInVain: [(given: Sourced<ByteString>, parameter: Parameter)] {
    guard let pipeline = workflow?.pipeline else { return [] }
    let renamed = pipeline.halfRenamedParameters
    return job.parameters.compactMap(\.name).compactMap { given in
      let parameter = pipeline.parameters.first { $0.name.value == given.value }
      guard let parameter, !parameter.isUsed, renamed[given.value] == nil else { return nil }
      return (given, parameter)
    }
  }
}
