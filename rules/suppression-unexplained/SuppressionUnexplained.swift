import RuleEngine

/// Finds comments that suppress a finding and do not say why.
struct SuppressionUnexplained: Rule {
  func check(_ suppressions: Suppressions, _ report: inout Report) {
    for comment in suppressions.unexplained { report(.noReason, at: comment) }
  }
}

extension Report.Message {
  fileprivate static let noReason = Report.Message(
    "this comment does not say why the finding is acceptable",
    help: "write the reason after the ], for the person who reads it next year")
}
