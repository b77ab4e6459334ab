import Diagnostics
import Pipelines
import RuleEngine

/// Finds retry strategies with a policy, number or duration that Argo cannot use.
struct RetryPolicy: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for strategy in graph.retryStrategies {
      if let policy = strategy.unknownPolicy { report(.unknownPolicy(policy.value), at: policy.location) }
      for fault in strategy.faults { report(.fault(fault), at: fault.text.location) }
      if let backoff = strategy.backoffWithoutDuration { report(.noDuration, at: backoff) }
    }
  }
}

extension Report.Message {
  fileprivate static func unknownPolicy(_ policy: ByteString) -> Self {
    let policies = RetryStrategy.policies.map(\.description).joined(separator: ", ")
    return Self(
      "Argo has no retry policy \(policy.quoted)", label: "one of \(policies)",
      help: NearestName.of(policy, among: RetryStrategy.policies).map { "did you mean \($0)?" }
        ?? "write one of \(policies)")
  }

  fileprivate static func fault(_ fault: RetryStrategy.Fault) -> Self {
    let text = fault.text.value.quoted
    return switch fault.problem {
    case .notANumber: Self("\(fault.field) is \(text), which is not a whole number", help: "write a number such as 3")
    case .negative: Self("\(fault.field) is \(text), which is less than zero", help: "write zero or more")
    case .notADuration(let reason):
      Self(
        "\(fault.field) is \(text), which is not a duration: \(reason)",
        help: "write a duration such as \"30s\" or \"5m\"")
    }
  }

  fileprivate static let noDuration = Self(
    "the backoff has no duration to start from",
    notes: ["when the step fails, Argo gives up: \"no base duration specified for retryStrategy\""],
    help: "add duration, such as \"30s\"; in Python, pass backoff_duration to set_retry")
}
