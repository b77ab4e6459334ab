public import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// What is wrong with the environment variables of a container, or with where they come from.
///
/// The source is `ValidateEnv`, `ValidateEnvFrom` and what they call.
public enum EnvironmentProblem: Sendable {
  /// A variable has no name.
  case nameMissing
  /// No version takes the name, since it holds `=` or something that cannot be printed.
  case nameImpossible(ByteString)
  /// Kubernetes takes the name since 1.32 (`RelaxedEnvironmentVariableValidation`).
  case nameRelaxed(ByteString)
  /// There is a value as well as a source of one.
  case valueAndSource
  /// There are two sources.
  case twoSources
  /// There is none in what should name one.
  case noSource
  /// A source lacks a field.
  case missing(field: String)
  /// The field of the pod is not one that a variable can have.
  case fieldPath(ByteString, nearest: ByteString?)
  /// The resource of the container is not one that a variable can have.
  case resource(ByteString, nearest: ByteString?)
  /// No Secret or ConfigMap can be called so.
  case objectName(ByteString, GrammarFault)
  /// No entry of a Secret or ConfigMap can be called so.
  case key(ByteString)
}

extension WorkflowGraph {
  /// What is wrong with the environment of containers.
  public var environmentProblems: [PodProblem<EnvironmentProblem>] {
    podContainers.flatMap { container, isPartial in
      container.object.objects("env").flatMap { EnvironmentProblem.all(ofVariable: $0, isPartial: isPartial) }
        + container.object.objects("envFrom").flatMap { EnvironmentProblem.all(ofSource: $0) }
    }
  }
}

extension EnvironmentProblem {
  private static let sources: [StaticString] = [
    "fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef",
  ]

  fileprivate static func all(ofVariable variable: ArgoObject, isPartial: Bool) -> [PodProblem<Self>] {
    var problems: [PodProblem<Self>] = []
    if variable.lacks("name") {
      problems.append(PodProblem(.nameMissing, at: variable.place.location))
    } else if let name = variable.known("name"), let problem = problem(withName: name.value) {
      problems.append(PodProblem(problem, at: name.location))
    }
    guard let source = variable.object("valueFrom") else { return problems }
    let given = source.given(sources)
    if given.isEmpty {
      if source.isWhole, !isPartial { problems.append(PodProblem(.noSource, at: variable.key("valueFrom").location)) }
    } else if let value = variable.text("value") {
      problems.append(PodProblem(.valueAndSource, at: variable.key("valueFrom").location, earlier: value.location))
    } else if given.count > 1 {
      problems.append(PodProblem(.twoSources, at: given[1].location, earlier: given[0].location))
    }
    return problems + all(inSource: source)
  }

  private static func all(inSource source: ArgoObject) -> [PodProblem<Self>] {
    var problems: [PodProblem<Self>] = []
    if let field = source.object("fieldRef") {
      if field.lacks("fieldPath") {
        problems.append(PodProblem(.missing(field: "fieldPath"), at: source.key("fieldRef").location))
      } else if let path = field.known("fieldPath"), !DownwardField.variable.contains(path.value) {
        let nearest = DownwardField.variable.nearest(to: path.value)
        problems.append(PodProblem(.fieldPath(path.value, nearest: nearest), at: path.location))
      }
    }
    if let field = source.object("resourceFieldRef") {
      if field.lacks("resource") {
        problems.append(PodProblem(.missing(field: "resource"), at: source.key("resourceFieldRef").location))
      } else if let name = field.known("resource"), !DownwardField.isResource(name.value) {
        let nearest = NearestName.of(name.value, among: DownwardField.resources)
        problems.append(PodProblem(.resource(name.value, nearest: nearest), at: name.location))
      }
    }
    for kind in ["configMapKeyRef", "secretKeyRef"] as [StaticString] {
      guard let reference = source.object(kind) else { continue }
      problems += all(inReference: reference, at: source.key(kind))
      if reference.lacks("key") {
        problems.append(PodProblem(.missing(field: "key"), at: source.key(kind).location))
      } else if let key = reference.known("key"), !ConfigMapKey.isValid(key.value) {
        problems.append(PodProblem(.key(key.value), at: key.location))
      }
    }
    return problems
  }

  fileprivate static func all(ofSource source: ArgoObject) -> [PodProblem<Self>] {
    var problems: [PodProblem<Self>] = []
    if let prefix = source.known("prefix"), let problem = problem(withName: prefix.value) {
      problems.append(PodProblem(problem, at: prefix.location))
    }
    let given = source.given(["configMapRef", "secretRef"])
    if given.isEmpty {
      if source.isWhole { problems.append(PodProblem(.noSource, at: source.place.location)) }
    } else if given.count > 1 {
      problems.append(PodProblem(.twoSources, at: given[1].location, earlier: given[0].location))
    }
    for kind in ["configMapRef", "secretRef"] as [StaticString] {
      guard let reference = source.object(kind) else { continue }
      problems += all(inReference: reference, at: source.key(kind))
    }
    return problems
  }

  private static func all(inReference reference: ArgoObject, at key: YAMLNode) -> [PodProblem<Self>] {
    if reference.lacks("name") { return [PodProblem(.missing(field: "name"), at: key.location)] }
    guard let name = reference.known("name"),
      let fault = KubernetesName.fault(in: name.value.bytes[...], as: .subdomain)
    else { return [] }
    return [PodProblem(.objectName(name.value, fault), at: name.location(of: fault.range))]
  }

  /// `IsEnvVarName` before Kubernetes 1.32, `IsRelaxedEnvVarName` since.
  private static func problem(withName name: ByteString) -> Self? {
    if name.bytes.contains(where: { $0 == UInt8(ascii: "=") || $0 < 0x20 || $0 > 0x7E }) {
      return .nameImpossible(name)
    }
    let isStrict =
      name.bytes.allSatisfy(ConfigMapKey.isPart) && !(name.bytes.first?.isDecimalDigit ?? true)
      && name.bytes != [UInt8(ascii: ".")] && !name.hasPrefix("..")
    return isStrict ? nil : .nameRelaxed(name)
  }
}
