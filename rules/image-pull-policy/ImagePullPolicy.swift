import Diagnostics
import Pipelines
import RuleEngine

/// Finds policies of pulling that do not fit how the image is named.
struct ImagePullPolicy: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for unfit in graph.workflow.unfitPullPolicies {
      report(
        unfit.isNever ? .never(unfit.image.text.value) : .once(unfit.image.text.value), at: unfit.policy.location,
        related: [.init("the image", at: unfit.image.text.location)])
    }
  }
}

extension Report.Message {
  fileprivate static func once(_ image: ByteString) -> Self {
    Self(
      "each node keeps the image \(image.quoted) that it pulled first, although its tag moves",
      label: "two steps may run different code",
      help: "name a version, or remove imagePullPolicy: Kubernetes then pulls latest at each start")
  }

  fileprivate static func never(_ image: ByteString) -> Self {
    Self(
      "the image \(image.quoted) is never pulled", label: "on a node that does not hold it, the step never starts",
      help: "remove imagePullPolicy")
  }
}
