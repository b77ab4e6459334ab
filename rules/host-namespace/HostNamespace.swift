import Diagnostics
import Pipelines
import RuleEngine

/// Finds pods that share something with their node.
struct HostNamespace: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for use in graph.nodeUses { report(.shares(use.kind), at: use.location) }
  }
}

extension Report.Message {
  fileprivate static func shares(_ use: NodeUse) -> Self {
    switch use {
    case .namespace(let field):
      let what =
        switch field {
        case "hostNetwork": "the network"
        case "hostPID": "the processes"
        default: "the shared memory"
        }
      return Self("the pod shares \(what) of its node", help: "remove \(field)")
    case .port(let port):
      return Self(
        "the container takes port \(port) of its node", label: "only one pod on each node can have it",
        help: "remove hostPort: other pods reach the container at containerPort")
    }
  }
}
