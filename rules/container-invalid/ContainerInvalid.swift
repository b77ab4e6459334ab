import ArgoTypes
import Diagnostics
import Pipelines
import RuleEngine

/// Finds init containers and sidecars without a name, or with a name that they cannot have.
struct ContainerInvalid: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for template in graph.definitions {
      for problem in template.nameProblems(target: graph.target) {
        report(
          .problem(problem, "\(problem.container.description) of \(template.description)"),
          at: problem.container.location, severity: problem.severity,
          related: problem.earlier.map { [.init("first here", at: $0)] } ?? [])
      }
    }
  }
}

extension ContainerNameProblem {
  fileprivate var severity: Severity {
    if case .perhapsTakenByArgo = problem { .info } else { .error }
  }
}

extension Report.Message {
  private static let rename = "rename the container"

  fileprivate static func problem(_ problem: ContainerNameProblem, _ container: String) -> Self {
    switch problem.problem {
    case .missing: Self("\(container) has no name", help: "add a name")
    case .takenByArgo:
      Self(
        "\(container) has the name of a container that Argo adds to the pod",
        notes: ["Kubernetes refuses a pod with two containers of one name"], help: rename)
    case .perhapsTakenByArgo:
      Self(
        "\(container) has the name of a container that Argo's emissary executor adds to the pod",
        notes: ["KFP has that executor since 1.8; Kubernetes refuses a pod with two containers of one name"],
        help: rename)
    case .reserved(let version):
      Self("\(container) has a name that Argo reserves since \(version.major).\(version.minor)", help: rename)
    case .duplicate:
      Self("\(container) has the name of another container of its pod", label: "the name is taken", help: rename)
    case .refused(let reason): Self("the name of \(container) is not valid: \(reason)", help: rename)
    }
  }
}
