import ArgoGrammar
import Diagnostics
import Pipelines
import RuleEngine

/// Finds names of service accounts, priority classes and pull secrets that no such object can have.
struct ObjectNameInvalid: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for name in graph.impossibleObjectNames {
      report(.impossible(name), at: name.name.location(of: name.fault.range), severity: name.isRefused ? nil : .info)
    }
  }
}

extension Report.Message {
  fileprivate static func impossible(_ name: PodObjectName) -> Self {
    Self(
      "\(name.name.value.quoted) is not a valid name for a \(name.owner.rawValue): \(name.fault.message)",
      notes: [
        name.isRefused
          ? "Kubernetes refuses the pods, so the step fails to start"
          : "Kubernetes accepts the pod, and pulls the image without the Secret"
      ],
      help: "write the name of the object as it is in the cluster")
  }
}
