import Diagnostics
import Pipelines
import RuleEngine

/// Finds containers that ask for more rights on their node than a step needs.
struct ContainerPrivileged: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for right in graph.excessiveRights { report(.asks(for: right.kind), at: right.location) }
  }
}

extension Report.Message {
  fileprivate static func asks(for right: ExcessiveRight) -> Self {
    switch right {
    case .privileged:
      Self(
        "the container has all rights on its node", label: "reads the files and secrets of all other pods there",
        help: "remove privileged, and use a tool that needs no rights")
    case .escalation:
      Self(
        "a process of the container can get more rights than the one that started it", label: "as with sudo",
        help: "write allowPrivilegeEscalation: false")
    case .root:
      Self(
        "the container runs as root", label: "the same user as root of the node",
        help: "write the number of another user; fsGroup gives it the folders that it writes to")
    case .capability(let name):
      Self(
        "the container adds the capability \(name.quoted)", label: "more than the level baseline of Kubernetes allows",
        help: "remove it")
    }
  }
}
