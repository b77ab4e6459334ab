import RuleEngine
import Schedules
import YAMLSyntax

/// Finds aliases of a schedule file that stand for more than any reader can hold.
struct AliasExpansionInSchedule: Rule {
  func check(_ schedule: Schedule, _ report: inout Report) {
    for document in schedule.files.documents {
      guard let (alias, why) = document.excessiveAlias else { continue }
      report(why == .cycle ? .cycle : .tooManyValues, at: alias.location)
    }
  }
}

extension Report.Message {
  private static let help = "write the values out instead of aliases"

  fileprivate static let tooManyValues = Self(
    "the aliases up to here stand for more than \(AliasExcess.bound) values", label: "one alias too many",
    notes: ["the file was not looked at any further"], help: help)

  fileprivate static let cycle = Self(
    "the alias stands for a value that it is itself a part of", label: "without end",
    notes: ["the file was not looked at any further"], help: help)
}
