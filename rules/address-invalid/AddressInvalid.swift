import ArgoGrammar
import Diagnostics
import Pipelines
import RuleEngine

/// Finds host aliases and DNS settings that Kubernetes refuses.
struct AddressInvalid: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for problem in graph.addressProblems {
      var severity: Severity?
      if case .domain(_, _, isTakenSinceRelaxed: true) = problem.kind { severity = .warning }
      report(.problem(problem.kind), at: problem.location, severity: severity)
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
      case .domain(let domain, let fault, let isTaken):
        (
          isTaken
            ? "\(domain.quoted) can be a domain to search in Kubernetes 1.33 and later only"
            : "\(domain.quoted) cannot be a domain to search: \(fault.message)",
          "write a domain such as example.com"
        )
      case .tooManyDomains(let count, let most):
        ("\(count) domains are to be searched, and at most \(most) are allowed", "remove some of them")
      case .domainsTooLong(let length, let most):
        (
          "the domains to be searched have \(length) characters, and at most \(most) are allowed",
          "remove some of them"
        )
      case .optionNameMissing: ("an option of the DNS settings has no name", "add a name")
      }
    if case .domain(_, _, isTakenSinceRelaxed: true) = problem {
      return Self(text, notes: ["earlier versions refuse the pod when the step is to start"], help: help)
    }
    return Self(text, notes: [refused], help: help)
  }
}
