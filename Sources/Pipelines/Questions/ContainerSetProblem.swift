import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// What Argo refuses in the containers of a `containerSet`, or cannot use.
///
/// The sources are `ContainerSetTemplate.Validate` of `pkg/apis/workflow/v1alpha1/container_set_template_types.go` and
/// `validateLeaf` of `workflow/validate/validate.go` of Argo; `GetRetryStrategy` beside the first reads `retryStrategy`.
public enum ContainerSetProblem: Sendable {
  /// There is no container.
  case noContainers
  /// A container waits for one that the set does not have.
  case unknownDependency(ByteString, nearest: ByteString?)
  /// Containers wait for each other, each for the next.
  case cycle([ByteString])
  /// The template has inputs or outputs, and no container is called `main`, whose they are.
  case mainMissing
  /// The time between two tries is no duration; the text says why.
  case retryDuration(ByteString, String)
}

extension TemplateDefinition {
  /// What is wrong with the set of containers, each at its place.
  public var containerSetProblems: [PodProblem<ContainerSetProblem>] {
    guard kind == .containerSet, let set = object.object("containerSet") else { return [] }
    let members = set.objects("containers")
    if set.hasNone("containers") {
      return [PodProblem(.noContainers, at: (set.node.entry("containers")?.key ?? object.key("containerSet")).location)]
    }
    var problems = ContainerSetProblem.all(amongDependenciesOf: members, areAll: set.isSound("containers"))
    let interface: [(ArgoObject?, StaticString)] = [
      (inputs, "artifacts"), (outputs, "parameters"), (outputs, "artifacts"),
    ]
    let need = interface.lazy.compactMap { owner, field in
      owner.flatMap { $0.hasSome(field) ? $0.key(field).location : nil }
    }.first
    if let need, set.isSound("containers"), !members.contains(where: { $0.text("name")?.value == "main" }) {
      problems.append(PodProblem(.mainMissing, at: object.key("containerSet").location, earlier: need))
    }
    if let duration = set.object("retryStrategy")?.known("duration") {
      do throws(GrammarFault) {
        _ = try GoDuration(duration.value.bytes, bareInteger: .refused)
      } catch {
        problems.append(PodProblem(.retryDuration(duration.value, error.message), at: duration.location))
      }
    }
    return problems
  }
}

extension ContainerSetProblem {
  fileprivate static func all(
    amongDependenciesOf members: [ArgoObject], areAll: Bool
  ) -> [PodProblem<ContainerSetProblem>] {
    let names = members.map { $0.text("name")?.value }
    var positions: [ByteString: Int] = [:]
    for (position, name) in names.enumerated() {
      if let name { positions[name] = positions[name] ?? position }
    }
    let waits = members.map { $0.texts("dependencies") }
    var problems: [PodProblem<ContainerSetProblem>] = []
    for dependency in waits.joined() where areAll && positions[dependency.value] == nil && !dependency.value.isUnknown {
      let nearest = NearestName.of(dependency.value, among: positions.keys)
      problems.append(PodProblem(.unknownDependency(dependency.value, nearest: nearest), at: dependency.location))
    }
    let edges = waits.map { $0.compactMap { positions[$0.value] } }
    for group in StronglyConnectedComponents(edges: edges).groups {
      guard let first = group.min(),
        let way = ShortestCycle.through(first, within: group, edges: { waits[$0].map { positions[$0.value] } }),
        let step = way.first
      else { continue }
      problems.append(
        PodProblem(.cycle(way.compactMap { names[$0.node] }), at: waits[step.node][step.edge].location))
    }
    return problems
  }
}
