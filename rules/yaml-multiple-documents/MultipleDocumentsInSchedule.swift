import Diagnostics
import RuleEngine
import Schedules

/// Finds schedule files with more than one document.
struct MultipleDocumentsInSchedule: Rule {
  func check(_ schedule: Schedule, _ report: inout Report) {
    for document in schedule.files.documents {
      guard let second = document.surplusDocuments.first else { continue }
      report(
        .several(document.surplusDocuments.count + 1), at: second,
        related: document.surplusDocuments.dropFirst().prefix(3).map { .init("another document", at: $0) })
    }
  }
}

extension Report.Message {
  fileprivate static func several(_ count: Int) -> Self {
    Self(
      "the file holds \(count) YAML documents, and the reconciler reads one", label: "the second document",
      notes: ["the reconciler refuses the file"], help: "write all of it into one document, without a --- in between")
  }
}
