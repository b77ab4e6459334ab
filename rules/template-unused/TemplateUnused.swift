import Diagnostics
import Pipelines
import RuleEngine

/// Finds templates that nothing calls on the way from the entrypoint or the exit handler.
struct TemplateUnused: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for unused in graph.unusedTemplates {
      guard let name = unused.template.name else { continue }
      report(.unused(name.value, others: unused.alsoUnused.compactMap { $0.name?.value }), at: name.location)
    }
  }
}

extension Report.Message {
  fileprivate static func unused(_ name: ByteString, others: [ByteString]) -> Self {
    Self(
      "no task calls template \"\(name)\" on the way from the entrypoint", label: "never runs",
      notes: others.isEmpty ? [] : ["so these do not run either: \(others.listed)"],
      help: "delete the template, or add the task that was meant to call it")
  }
}
