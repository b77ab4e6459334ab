import Diagnostics
import Pipelines
import RuleEngine

/// Finds service accounts that were set in the pipeline and not by the cluster.
struct ServiceAccount: Rule {
  private static let allowed: [ByteString] = ["pipeline-runner", "default"]

  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    let accounts = [graph.workflow.serviceAccount] + graph.workflow.templates.map(\.serviceAccount)
    for account in accounts.compactMap({ $0 }) where !Self.isAllowed(account.value) {
      report(.other(account.value), at: account.location)
    }
  }

  private static func isAllowed(_ account: ByteString) -> Bool {
    // A name that no service account can have is another rule's.
    account.isEmpty || PodObjectName.isRefused(serviceAccount: account) || allowed.contains(account)
      || account.bytes.firstOccurrence(of: "{{") != nil
  }
}

extension Report.Message {
  fileprivate static func other(_ account: ByteString) -> Self {
    Self(
      "the pods run as service account \(account.quoted)", label: "neither pipeline-runner nor default",
      notes: ["the KFP API replaces pipeline-runner by the cluster's own account, and keeps any other account"],
      help: "leave serviceAccountName to the SDK, which writes pipeline-runner")
  }
}
