import Diagnostics
import Pipelines
import RuleEngine

/// Finds ports of containers that Kubernetes refuses.
struct PortInvalid: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for problem in graph.portProblems {
      report(
        .problem(problem.kind), at: problem.location,
        related: problem.earlier.map { [.init("first here", at: $0)] } ?? [])
    }
  }
}

extension PortNameFault {
  /// Why a text is not a valid name for a port.
  var reason: String {
    switch self {
    case .tooLong(let count): "it has at most 15 bytes, and this has \(count)"
    case .letters: "it consists of small letters, digits and `-`"
    case .noLetter: "it has a letter in it"
    case .hyphens: "`-` stands between two others, and alone"
    }
  }
}

extension Report.Message {
  private static let refused = "Kubernetes refuses the pod, so the step fails to start"

  fileprivate static func problem(_ problem: PortProblem) -> Self {
    switch problem {
    case .numberMissing:
      Self("a port has no number", notes: [refused], help: "write containerPort, a number from 1 to 65535")
    case .number(let field, let number):
      Self(
        "\(field) is \(number), but a port is a number from 1 to 65535", notes: [refused],
        help: "write a number from 1 to 65535")
    case .name(let name, let fault):
      Self("\(name.quoted) is not a valid name for a port: \(fault.reason)", notes: [refused], help: "rename the port")
    case .nameTwice(let name):
      Self("two ports of the container are called \(name.quoted)", notes: [refused], help: "rename one of them")
    }
  }
}
