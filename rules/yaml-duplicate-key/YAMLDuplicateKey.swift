import Diagnostics
import Pipelines
import RuleEngine
import YAMLSyntax

/// Finds keys that a mapping has twice.
struct YAMLDuplicateKey: Rule {
  func check(_ document: WorkflowDocument, _ report: inout Report) {
    guard document.isArgoWorkflow else { return }
    for duplicate in document.duplicateKeys {
      report(
        .duplicate(duplicate.again.scalar ?? ""), at: duplicate.again.location,
        related: [.init("first here", at: duplicate.first.location)])
    }
  }
}

extension Report.Message {
  fileprivate static func duplicate(_ key: ByteString) -> Self {
    Self(
      "the mapping has the key \"\(key)\" twice",
      label: "again",
      notes: ["parsers disagree about which one counts; the reconciler refuses the file, and argo lint skips it"],
      help: "keep one of the two, or re-run the render script")
  }
}
