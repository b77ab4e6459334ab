import ArgoGrammar
import Diagnostics
import Pipelines
import RuleEngine

/// Finds resources that Kubernetes does not know, and amounts of devices that it refuses.
struct ResourceInvalid: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for problem in graph.resourceProblems {
      report(
        .problem(problem.kind), at: problem.location,
        related: problem.earlier.map { [.init("the limit", at: $0)] } ?? [])
    }
  }
}

extension Report.Message {
  private static let refused = "Kubernetes refuses the pod, so the step fails to start"

  fileprivate static func problem(_ problem: ResourceProblem) -> Self {
    let (text, help) =
      switch problem {
      case .unknown(let name, let nearest):
        (
          "Kubernetes has no resource \(name.quoted)",
          nearest.map { "did you mean \($0)?" }
            ?? "write cpu, memory or ephemeral-storage, or a device with its domain, such as nvidia.com/gpu"
        )
      case .name(let name, let fault):
        ("\(name.quoted) is not a valid resource name: \(fault.message)", "correct the name")
      case .reserved(let name):
        ("\(name.quoted) is a resource of a quota, which a container cannot request", "remove `requests.`")
      case .notWhole(let name, let amount):
        ("\(amount.quoted) of \(name) is not a whole number", "write a whole number: a device is not shared")
      case .unequal(let name, let request, let limit):
        (
          "the container requests \(request.quoted) of \(name), and its limit is \(limit.quoted)",
          "write the same for both, or the limit alone"
        )
      case .limitMissing(let name):
        ("the container requests \(name) and has no limit of it", "write it under limits, which is a request too")
      case .pagesAlone(let name):
        ("the container asks for \(name) but for neither cpu nor memory", "add an amount of memory")
      }
    return Self(text, notes: [refused], help: help)
  }
}
