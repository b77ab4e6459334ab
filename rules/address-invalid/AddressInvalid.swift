import ArgoGrammar
import Diagnostics
import Pipelines
import RuleEngine

/// Finds host aliases and DNS settings that Kubernetes refuses.
struct AddressInvalid: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for problem in graph.addressProblems {
      report(.problem(problem.kind), at: problem.location)
    }
  }
}

extension Report.Message {
  private static let refused = "Kubernetes refuses the pod, so the step fails to start"

  fileprivate static func problem(_ problem: AddressProblem) -> Self {
    let (text, help) =
      switch problem {
      case .notAnAddress(let field, let address):
        ("\(address.quoted) in \(field) is not an IP address", "write the address as numbers, such as 10.0.0.7")
      case .addressMissing: ("a host alias has no address", "add ip")
      case .hostName(let name, let fault):
        (
          "\(name.quoted) is not a valid host name: \(fault.message)",
          "write the name in small letters, without a scheme or port"
        )
      case .tooManyServers(let count, let most):
        ("\(count) name servers are given, and at most \(most) are allowed", "remove some of them")
      case .serversMissing:
        ("dnsPolicy is None, but no name server is given", "add dnsConfig.nameservers, or write another dnsPolicy")
      case .optionNameMissing: ("an option of the DNS settings has no name", "add a name")
      }
    return Self(text, notes: [refused], help: help)
  }
}
