import ArgoGrammar
public import ArgoTypes
public import Diagnostics

/// A container beside the main one, or of a set, whose name cannot be.
public struct ContainerNameProblem: Sendable {
  /// What is wrong with the name of a container.
  public enum Problem: Sendable {
    /// There is none.
    case missing
    /// Argo adds a container of that name to the pod.
    case takenByArgo
    /// Argo adds a container of that name with the emissary executor, which KFP has since 1.8.
    case perhapsTakenByArgo
    /// Argo refuses the name, from this version on.
    case reserved(since: ArgoVersion)
    /// An earlier container of the pod has it.
    case duplicate
    /// Kubernetes refuses it; the text says why.
    case refused(String)
  }

  /// What is wrong.
  public let problem: Problem
  /// The container.
  public let container: Container
  /// The place of the same name further up.
  public let earlier: Location?
}

extension TemplateDefinition {
  /// The init containers, sidecars and containers of a set whose names Argo or Kubernetes refuses.
  ///
  /// With a target the names count that this version reserves. A name with a variable in it is not known yet.
  public func nameProblems(target: ArgoVersion?) -> [ContainerNameProblem] {
    var first: [ByteString: Sourced<ByteString>] = [:]
    return containers.compactMap { container in
      guard container.role != .main, container.role != .script else { return nil }
      func problem(_ problem: ContainerNameProblem.Problem, earlier: Location? = nil) -> ContainerNameProblem {
        ContainerNameProblem(problem: problem, container: container, earlier: earlier)
      }
      guard let object = container.object(in: self) else { return nil }
      guard let name = object.text("name") else { return object.lacks("name") ? problem(.missing) : nil }
      if name.value.contains("{{") { return nil }
      if let fault = KubernetesName.fault(in: name.value.bytes[...], as: .label) {
        return problem(.refused(fault.message))
      }
      // One of a set takes the place of the one that Argo calls so.
      if Self.namesTakenByArgo.contains(name.value), container.role != .member || name.value != "main" {
        return problem(.takenByArgo)
      }
      if name.value == "init" { return problem(alwaysHasInit(target) ? .takenByArgo : .perhapsTakenByArgo) }
      if let target, target >= Self.reservingVersion, Self.isReserved(name.value, container.role) {
        return problem(.reserved(since: Self.reservingVersion))
      }
      if let earlier = first[name.value] { return problem(.duplicate, earlier: earlier.location) }
      first[name.value] = name
      return nil
    }
  }

  /// The containers that Argo adds to every pod, of `workflow/common/common.go`.
  private static let namesTakenByArgo: Set<ByteString> = ["main", "wait"]

  /// The version since which Argo adds the container `init` to every pod, for want of another executor.
  private static let emissaryVersion = ArgoVersion(3, 4)

  /// Whether Argo adds the container `init` whatever its executor, for one because it has to prepare files.
  private func alwaysHasInit(_ target: ArgoVersion?) -> Bool {
    kind == .script || !inputArtifacts.isEmpty || target.map { $0 >= Self.emissaryVersion } ?? false
  }

  /// The release whose validator refuses the names of the containers that it adds.
  private static let reservingVersion = ArgoVersion(4, 1)

  private static func isReserved(_ name: ByteString, _ role: Container.Role) -> Bool {
    role == .sidecar && name.hasPrefix("artifact-plugin-")
      || (role == .sidecar || role == .member) && name == "supervisor"
  }
}
