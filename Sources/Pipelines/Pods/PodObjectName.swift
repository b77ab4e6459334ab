public import ArgoGrammar
public import Diagnostics
import YAMLSyntax

/// The name of an object of Kubernetes that pods refer to, and that no such object can have.
public struct PodObjectName: Sendable {
  /// What is called so.
  public enum Owner: String, Sendable {
    case serviceAccount = "service account"
    case priorityClass = "priority class"
    case pullSecret = "Secret"
  }

  /// What is called so.
  public let owner: Owner
  /// The name.
  public let name: Sourced<ByteString>
  /// What is wrong with it.
  public let fault: GrammarFault

  /// Whether the API server refuses the pod; it takes any name of a pull secret, and the kubelet does without.
  public var isRefused: Bool { owner != .pullSecret }

  init?(_ owner: Owner, _ name: Sourced<ByteString>?) {
    guard let name, let fault = KubernetesName.fault(in: name.value.bytes[...], as: .subdomain) else { return nil }
    self.owner = owner
    self.name = name
    self.fault = fault
  }

  /// Whether no service account can be called so.
  public static func isRefused(serviceAccount name: ByteString) -> Bool {
    !name.isUnknown && KubernetesName.fault(in: name.bytes[...], as: .subdomain) != nil
  }
}

extension WorkflowGraph {
  /// The names that no object can have.
  ///
  /// The sources are `ValidateServiceAccountName`, `ValidatePriorityClassName` and `validateImagePullSecrets`.
  public var impossibleObjectNames: [PodObjectName] {
    podParts.flatMap { part -> [PodObjectName] in
      let object = part.object
      return [
        PodObjectName(.serviceAccount, object.known("serviceAccountName")),
        PodObjectName(.serviceAccount, object.object("executor")?.known("serviceAccountName")),
        PodObjectName(
          .priorityClass,
          object.known("priorityClassName") ?? (part.kind == .workflow ? object.known("podPriorityClassName") : nil)),
      ].compactMap { $0 }
        + object.objects("imagePullSecrets").compactMap { PodObjectName(.pullSecret, $0.known("name")) }
    }
  }
}
