import Configuration
import Diagnostics
import Pipelines
import RuleEngine

/// Finds service accounts that were set in the pipeline and not by the cluster.
struct ServiceAccount: Rule {
  let options: ServiceAccountOptions

  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    let accounts = [graph.workflow.serviceAccount] + graph.workflow.templates.map(\.serviceAccount)
    for account in accounts.compactMap({ $0 }) where !isAllowed(account.value) {
      report(.other(account.value, options.allow), at: account.location)
    }
  }

  private func isAllowed(_ account: ByteString) -> Bool {
    // A name that no service account can have is another rule's.
    account.isEmpty || PodObjectName.isRefused(serviceAccount: account)
      || options.allow.contains { $0.matches(Path(account.bytes)) }
      || account.bytes.firstOccurrence(of: "{{") != nil
  }
}

extension Report.Message {
  fileprivate static func other(_ account: ByteString, _ allowed: [PathPattern]) -> Self {
    let isStandard = allowed.map(\.text.description) == ["pipeline-runner", "default"]
    return Self(
      "the pods run as service account \(account.quoted)",
      label: isStandard ? "neither pipeline-runner nor default" : "not an allowed account",
      notes: ["the KFP API replaces pipeline-runner by the cluster's own account, and keeps any other account"],
      help: "leave serviceAccountName to the SDK, which writes pipeline-runner")
  }
}
