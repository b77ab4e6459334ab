import ArgumentParser
import RuleEngine
import Rules

/// `kfplint explain RULE`: the page of a rule.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "explain", abstract: "Print the page of a rule.")

  @Argument(
    help: "The rule's id, as the reports and `kfplint rules` print it.",
    completion: .list(Rulebook.rules.map(\.info.id)))
  var rule: String

  func run() throws {
    try StandardStream.report(NamedRule.info(rule).page)
  }
}
