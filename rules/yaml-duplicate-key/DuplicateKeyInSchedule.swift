import Diagnostics
import RuleEngine
import Schedules
import YAMLSyntax

/// Finds keys that a mapping of a schedule file has twice.
struct DuplicateKeyInSchedule: Rule {
  func check(_ schedule: Schedule, _ report: inout Report) {
    for duplicate in schedule.files.documents.flatMap(\.duplicateKeys) {
      report(
        .duplicate(duplicate.again.scalar ?? ""), at: duplicate.again.location,
        related: [.init("first here", at: duplicate.first.location)])
    }
  }
}

extension Report.Message {
  fileprivate static func duplicate(_ key: ByteString) -> Self {
    Self(
      "the mapping has the key \"\(key)\" twice", label: "again",
      notes: ["the reconciler refuses the file"], help: "keep one of the two; a second job needs a `-` of its own")
  }
}
