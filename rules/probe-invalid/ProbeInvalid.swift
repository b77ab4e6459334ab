import Diagnostics
import Pipelines
import RuleEngine

/// Finds probes and handlers of a container's life that Kubernetes refuses.
struct ProbeInvalid: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for (problem, field) in graph.probeProblems {
      report(
        .problem(problem.kind, field), at: problem.location,
        related: problem.earlier.map { [.init("and here", at: $0)] } ?? [])
    }
  }
}

extension Report.Message {
  private static let refused = "Kubernetes refuses the pod, so the step fails to start"

  fileprivate static func problem(_ problem: ProbeProblem, _ field: String) -> Self {
    let (text, help) =
      switch problem {
      case .noHandler: ("\(field) has no handler", "add one of exec, httpGet and tcpSocket")
      case .twoHandlers: ("\(field) has two handlers", "remove one of them")
      case .missing(let part): ("\(field) has no \(part)", "add \(part)")
      case .portNumber(let number):
        ("\(field) uses port \(number), but a port is a number from 1 to 65535", "write a number from 1 to 65535")
      case .portName(let name, let fault):
        (
          "\(field) uses port \(name.quoted), which is not a valid name for a port: \(fault.reason)",
          "write the port as a number, or the name of one of the container's ports"
        )
      case .tooSmall(let part, let number, let least):
        ("\(part) of \(field) is \(number), but has to be at least \(least)", "write a number from \(least)")
      case .successThreshold(let number):
        ("successThreshold of \(field) is \(number), but has to be 1", "remove successThreshold")
      case .gracePeriod:
        ("\(field) cannot have terminationGracePeriodSeconds", "remove it: only the other probes end a container")
      case .ofInitContainer: ("an init container cannot have \(field)", "remove \(field)")
      }
    return Self(text, notes: [refused], help: help)
  }
}
