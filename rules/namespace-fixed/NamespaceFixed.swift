import Diagnostics
import Pipelines
import RuleEngine

/// Finds names and namespaces that belong to one run or one cluster.
struct NamespaceFixed: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    if let name = pipeline.workflow.fixedName, !name.value.isEmpty {
      report(.name(name.value), at: name.location)
    }
    if let namespace = pipeline.workflow.namespace, !namespace.value.isEmpty {
      report(.namespace(namespace.value), at: namespace.location)
    }
  }
}

extension Report.Message {
  fileprivate static func name(_ name: ByteString) -> Self {
    Self(
      "metadata.name \(name.quoted) gives every run the same name", label: "refused while an earlier run exists",
      help: "write generateName with a dash at the end, as the SDK does")
  }

  fileprivate static func namespace(_ namespace: ByteString) -> Self {
    Self(
      "metadata.namespace is fixed to \(namespace.quoted)",
      label: "the KFP API replaces it by the namespace of the run",
      help: "remove the line: each run has its own namespace")
  }
}
