import Diagnostics
import Pipelines
import RuleEngine

/// Finds parameters, artifacts, tasks, steps and volumes whose name another one in the same list has already.
struct NameDuplicate: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for duplicate in graph.duplicateNames {
      report(
        .duplicate(duplicate.kind, duplicate.name.value), at: duplicate.name.location,
        related: [.init("the first \(duplicate.kind.rawValue) of this name", at: duplicate.first.location)])
    }
  }
}

extension Report.Message {
  fileprivate static func duplicate(_ kind: DuplicateName.Kind, _ name: ByteString) -> Self {
    Self(
      "there are two \(kind.rawValue)s called \"\(name)\" in this list", label: "the name is taken",
      help: "rename one of them, or delete the one that is left over from a merge")
  }
}
