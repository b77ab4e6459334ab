import Diagnostics
import Pipelines
import RuleEngine
import YAMLSyntax

/// Finds keys that a mapping has twice.
struct YAMLDuplicateKey: Rule {
  func check(_ document: WorkflowDocument, _ report: inout Report) {
    guard document.isArgoWorkflow else { return }
    let isRendered = if case .argo = document.format { false } else { true }
    for duplicate in document.duplicateKeys {
      report(
        .duplicate(duplicate.again.scalar ?? "", isRendered), at: duplicate.again.location,
        related: [.init("first here, which counts for nothing", at: duplicate.first.location)])
    }
  }
}

extension Report.Message {
  fileprivate static func duplicate(_ key: ByteString, _ isRendered: Bool) -> Self {
    Self(
      "the mapping has the key \"\(key)\" twice",
      label: "again",
      notes: [
        "KFP and its clients go by the last one; the reconciler refuses the file, and argo lint skips it"
      ],
      help: isRendered ? "keep one of the two, or re-run the render script" : "keep one of the two")
  }
}
