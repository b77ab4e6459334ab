import Diagnostics
import Pipelines
import RuleEngine

/// Finds workflow files with more than one document.
struct YAMLMultipleDocuments: Rule {
  func check(_ pipeline: Pipeline, _ report: inout Report) {
    let further = pipeline.document.furtherDocuments
    guard let second = further.first else { return }
    report(
      .several(1 + further.count), at: second,
      related: further.dropFirst().prefix(3).map { .init("another document", at: $0) })
  }
}

extension Report.Message {
  fileprivate static func several(_ count: Int) -> Self {
    Self(
      "the file holds \(count) YAML documents, and a pipeline is one",
      label: "the second document",
      notes: ["the KFP API reads the first and ignores the others; Python's YAML readers refuse the file"],
      help: "keep the workflow alone in the file, without a --- after it")
  }
}
