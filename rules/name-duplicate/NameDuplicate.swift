import Diagnostics
import Pipelines
import RuleEngine

/// Finds parameters, artifacts, tasks, steps and volumes whose name another one in the same list has already.
struct NameDuplicate: Rule {
  func check(_ graph: WorkflowGraph, _ report: inout Report) {
    for duplicate in graph.duplicateNames {
      report(
        .duplicate(duplicate.kind, duplicate.name.value, isPipeline: graph.isPipeline), at: duplicate.name.location,
        related: [.init("the first \(duplicate.kind.rawValue) of this name", at: duplicate.first.location)])
    }
  }
}

extension Report.Message {
  fileprivate static func duplicate(
    _ kind: DuplicateName.Kind, _ name: ByteString, isPipeline: Bool
  ) -> Self {
    // `_op_to_template` of SDK 1.x calls the artifact of a file input after the task and the output that it comes from.
    if kind == .artifact, isPipeline {
      return Self(
        "there are two artifacts called \"\(name)\" in this list", label: "the name is taken",
        notes: [
          "the KFP SDK writes this where one output is given to two file inputs of a step;"
            + " rendering again writes the same"
        ],
        help: "give the output to one input only, in the pipeline's Python")
    }
    return Self(
      "there are two \(kind.rawValue)s called \"\(name)\" in this list", label: "the name is taken",
      help: "rename one of them, or delete the one that is left over from a merge")
  }
}
