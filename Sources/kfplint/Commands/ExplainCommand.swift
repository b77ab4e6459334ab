import ArgumentParser
import Diagnostics
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
    let rules = Rulebook.rules.map(\.info)
    guard let info = rules.first(where: { $0.id == rule }) else {
      let nearest = NearestName.of(ByteString(rule), among: rules.map { ByteString($0.id) })
      let hint = nearest.map { "did you mean \($0)?" } ?? "`kfplint rules` lists them"
      throw ValidationError("there is no rule \(ByteString(rule)); \(hint)")
    }
    try StandardStream.report(info.page)
  }
}
