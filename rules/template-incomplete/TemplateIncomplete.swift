import Diagnostics
import Pipelines
import RuleEngine

/// Finds templates that lack what they cannot run without.
struct TemplateIncomplete: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for (part, template, location) in graph.missingParts {
      // Something in the cluster may give the pod an account.
      let severity: Severity? = if case .executorAccount = part { .warning } else { nil }
      report(.missing(part, template), at: location, severity: severity)
    }
  }
}

extension Report.Message {
  fileprivate static func missing(_ part: MissingPart, _ template: TemplateDefinition) -> Self {
    let owner = template.description
    let (text, help) =
      switch part {
      case .address: ("\(owner) sends a request to no address", "add url, with its https://")
      case .headerName: ("a header of the request of \(owner) has no name", "add name")
      case .dataSource:
        ("\(owner) takes its data from nowhere", "add source.artifactPaths: where the files are that it lists")
      case .transformation: ("a transformation of \(owner) has no expression", "add expression")
      case .executorAccount:
        (
          "\(owner) has no account for what Argo does in its pod",
          "add executor.serviceAccountName, or remove automountServiceAccountToken"
        )
      }
    return Self(
      text, notes: ["Argo does not check this before the run, and the step fails when it is to start"], help: help)
  }
}
