import Configuration
import Diagnostics
import Pipelines
import RuleEngine

/// Finds volumes that are folders of the node.
struct HostPathRule: Rule {
  let options: HostPathOptions

  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for host in graph.hostPaths where !options.allow.contains(where: { $0.matches(Path(host.path.value.bytes)) }) {
      report(.mounts(host, isLimited: !options.allow.isEmpty), at: host.path.location)
    }
  }
}

extension Report.Message {
  fileprivate static func mounts(_ host: HostPath, isLimited: Bool) -> Self {
    let name = host.volume.map { "volume \($0.quoted)" } ?? "a volume"
    return Self(
      "\(name) is \(host.path.value.quoted) of the node that the pod happens to run on",
      label: isLimited ? "not an allowed path" : "another folder on each node",
      help: "mount a claim of a volume, or an emptyDir for what only the step needs")
  }
}
