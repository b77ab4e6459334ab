public import Diagnostics
import YAMLSyntax

/// A right that a container asks for and that a step of a pipeline rarely needs.
///
/// What is excessive is by the levels `baseline` and `restricted` of the Pod Security Standards of Kubernetes; what is only
/// not denied is not asked for.
public enum ExcessiveRight: Sendable {
  /// All rights on the node.
  case privileged
  /// More rights than the process that starts another one has.
  case escalation
  /// The user 0.
  case root
  /// A right of the kernel that `baseline` does not let a pod add.
  case capability(ByteString)
}

extension WorkflowGraph {
  /// The rights that pods and containers ask for, each at its field.
  public var excessiveRights: [PodProblem<ExcessiveRight>] {
    podParts.flatMap { part -> [PodProblem<ExcessiveRight>] in
      let pod = part.object.object("securityContext")
      let inherited = pod ?? (part.kind == .template ? specification?.object("securityContext") : nil)
      return (pod.map { ExcessiveRight.root(in: $0, forbiddenBy: []) } ?? [])
        + part.containers.flatMap { container in
          container.object.object("securityContext").map { ExcessiveRight.all(in: $0, of: inherited) } ?? []
        }
    }
  }
}

extension ExcessiveRight {
  /// What `baseline` lets a pod add: `capabilities_allowed_1_0` of `k8s.io/pod-security-admission`.
  private static let allowedCapabilities: Set<ByteString> = [
    "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP",
    "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
  ]

  fileprivate static func all(in context: ArgoObject, of pod: ArgoObject?) -> [PodProblem<Self>] {
    var rights: [PodProblem<Self>] = []
    if context.flag("privileged") == true {
      rights.append(PodProblem(.privileged, at: context.key("privileged").location))
    } else {
      // All rights include these.
      if context.flag("allowPrivilegeEscalation") == true {
        rights.append(PodProblem(.escalation, at: context.key("allowPrivilegeEscalation").location))
      }
      for name in context.object("capabilities")?.texts("add") ?? [] where !isAllowed(name.value) {
        rights.append(PodProblem(.capability(name.value), at: name.location))
      }
    }
    return rights + root(in: context, forbiddenBy: [pod])
  }

  /// The user 0, unless the kubelet refuses it, which is the greater defect.
  fileprivate static func root(in context: ArgoObject, forbiddenBy others: [ArgoObject?]) -> [PodProblem<Self>] {
    guard let (user, node) = context.number("runAsUser"), user == 0,
      !([context] + others.compactMap { $0 }).contains(where: { $0.flag("runAsNonRoot") == true })
    else { return [] }
    return [PodProblem(.root, at: node.location)]
  }

  private static func isAllowed(_ name: ByteString) -> Bool {
    let prefix = ByteString("CAP_")
    return name.isUnknown || allowedCapabilities.contains(name)
      || name.hasPrefix("CAP_") && allowedCapabilities.contains(ByteString(name.bytes.dropFirst(prefix.bytes.count)))
  }
}
