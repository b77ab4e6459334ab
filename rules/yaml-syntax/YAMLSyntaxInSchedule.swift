import Diagnostics
import RuleEngine
import Schedules
import YAMLSyntax

/// Finds files of a team's schedules that no YAML parser reads.
struct YAMLSyntaxInSchedule: Rule {
  func check(_ schedule: Schedule, _ report: inout Report) {
    for case .malformed(let file, let error) in schedule.files.texts {
      report(
        .malformed(error.message), at: Location(file, error.span),
        related: error.context.map { [.init($0.message, at: Location(file, $0.span))] } ?? [])
    }
  }
}

extension Report.Message {
  fileprivate static func malformed(_ problem: String) -> Self {
    Self(
      problem,
      help: "fix the line; no other rule looks at the file until it parses")
  }
}
