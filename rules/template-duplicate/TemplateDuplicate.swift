import Diagnostics
import Pipelines
import RuleEngine

/// Finds templates whose name another one has already.
struct TemplateDuplicate: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for duplicate in graph.duplicateTemplates {
      report(
        .duplicate(duplicate.name.value), at: duplicate.name.location,
        related: [.init("the first template of this name", at: duplicate.first.location)])
    }
  }
}

extension Report.Message {
  fileprivate static func duplicate(_ name: ByteString) -> Self {
    Self(
      "there are two templates called \"\(name)\"", label: "the name is taken",
      help: "rename one of them and the tasks that call it, or delete the one that is left over from a merge")
  }
}
