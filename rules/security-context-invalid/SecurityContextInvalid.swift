import Diagnostics
import Pipelines
import RuleEngine

/// Finds security contexts that Kubernetes refuses, or with which no container starts.
struct SecurityContextInvalid: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for problem in graph.securityProblems {
      report(
        .problem(problem.kind), at: problem.location,
        related: problem.earlier.map { [.init("and here", at: $0)] } ?? [])
    }
  }
}

extension Report.Message {
  private static let refused = "Kubernetes refuses the pod, so the step fails to start"

  fileprivate static func problem(_ problem: SecurityProblem) -> Self {
    switch problem {
    case .identity(let field, let number):
      Self(
        "\(field) is \(number), but user and group ids are from 0 to 2147483647", notes: [refused],
        help: "write a number from 0 to 2147483647")
    case .privilegedWithoutEscalation:
      Self(
        "allowPrivilegeEscalation is false for a privileged container", notes: [refused], help: "remove one of them")
    case .administratorWithoutEscalation:
      Self(
        "allowPrivilegeEscalation is false for a container with CAP_SYS_ADMIN", notes: [refused],
        help: "remove one of them")
    case .rootAsNonRoot:
      Self(
        "the container runs as user 0, which runAsNonRoot forbids",
        notes: ["the kubelet never starts the container, and the pod keeps waiting"],
        help: "write another user, or remove runAsNonRoot")
    case .profileTypeMissing: Self("seccompProfile has no type", notes: [refused], help: "add type: RuntimeDefault")
    case .profileMissing:
      Self("the type Localhost needs a localhostProfile", notes: [refused], help: "add localhostProfile")
    case .profileUnused:
      Self("localhostProfile is for the type Localhost only", notes: [refused], help: "remove it")
    }
  }
}
