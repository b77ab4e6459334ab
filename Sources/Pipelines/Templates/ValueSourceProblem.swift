import ArgoGrammar
public import Diagnostics

/// Why the value of an output parameter cannot come from where it is said to.
public enum OutputSourceProblem: Sendable {
  /// There is neither `value` nor `valueFrom`; `wanted` are the places that the template has, if that is clear.
  case missing(wanted: [ValueSource.Kind])
  /// There are both; the place is that of `valueFrom`.
  case valueAndSource(at: Location)
  /// `valueFrom` does not say where.
  case unspecified(at: Location, wanted: [ValueSource.Kind])
  /// `valueFrom` names several places.
  case several([Sourced<ValueSource.Kind>])
  /// It is a place that this kind of template does not have.
  case unfit(Sourced<ValueSource.Kind>, TemplateKind, wanted: [ValueSource.Kind])

  /// The place to report, unless that is the parameter.
  public var location: Location? {
    switch self {
    case .missing: nil
    case .valueAndSource(let place), .unspecified(let place, _): place
    case .several(let kinds): kinds.last?.location
    case .unfit(let kind, _, _): kind.location
    }
  }
}

extension ParameterDefinition {
  /// What is wrong with the source of an output's value, by `validateOutputParameter` of Argo's validator.
  public func sourceProblem(in template: TemplateKind?) -> OutputSourceProblem? {
    let wanted = template?.outputSources ?? []
    if hasNoSource { return .missing(wanted: wanted) }
    guard let source, source.isSound else { return nil }
    if !object.isAbsent("value") { return value == nil ? nil : .valueAndSource(at: source.location) }
    // A source for arguments only is no place of a template.
    let kinds = source.kinds.filter { $0.value != .configMapKeyRef && $0.value != .event }
    guard let kind = kinds.first else { return .unspecified(at: source.location, wanted: wanted) }
    if kinds.count > 1 { return .several(kinds) }
    guard let template, !wanted.isEmpty, !wanted.contains(kind.value) else { return nil }
    return .unfit(kind, template, wanted: wanted)
  }
}

extension TemplateKind {
  /// Where the outputs of such a template come from; nothing where Argo does not mind.
  fileprivate var outputSources: [ValueSource.Kind] {
    switch self {
    case .container, .containerSet, .script: [.path]
    case .resource: [.jsonPath, .jqFilter]
    case .dag, .steps: [.parameter, .expression]
    case .data, .http, .plugin, .suspend: []
    }
  }
}

/// Why the value of an argument cannot come from where it is said to.
public enum ArgumentSourceProblem: Sendable {
  /// `valueFrom` does not say where.
  case unspecified(at: Location)
  /// It is a place that only an output can name.
  case unfit(Sourced<ValueSource.Kind>)

  /// The place to report.
  public var location: Location {
    switch self {
    case .unspecified(let place): place
    case .unfit(let kind): kind.location
    }
  }
}

extension ParameterDefinition {
  /// What is wrong with the source of an argument's value, by `validateArgumentsValues` of Argo's validator.
  public var argumentSourceProblem: ArgumentSourceProblem? {
    guard let source, source.isSound else { return nil }
    if let unfit = source.kinds.first(where: { !Self.sourcesOfArguments.contains($0.value) }) { return .unfit(unfit) }
    return source.kinds.isEmpty ? .unspecified(at: source.location) : nil
  }

  private static let sourcesOfArguments: [ValueSource.Kind] = [.configMapKeyRef, .event, .supplied]

  /// The global name, with the reason for which Argo refuses it.
  public var globalNameFault: (name: Sourced<ByteString>, reason: String)? { object.globalNameFault }
}

extension ArtifactDefinition {
  /// The global name, with the reason for which Argo refuses it.
  public var globalNameFault: (name: Sourced<ByteString>, reason: String)? { object.globalNameFault }
}

extension ArgoObject {
  /// A name with a variable in it is not known yet.
  fileprivate var globalNameFault: (name: Sourced<ByteString>, reason: String)? {
    guard let name = text("globalName"), !name.value.contains("{{") else { return nil }
    return ArgoName.fault(in: name.value.bytes[...], as: .parameterOrArtifact).map { (name, $0.message) }
  }
}
