import ArgumentParser
import Diagnostics
import RuleEngine
import Rules

/// `kfplint rules`: the catalogue, a line per rule, or as a document.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "rules", abstract: "List the rules.")

  @Option(help: "The format of the list.")
  var format = Format.text

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
  }

  func run() throws {
    let rules = Rulebook.rules.map(\.info)
    switch format {
    case .text: try StandardStream.report(text(rules) + policies)
    case .json: try StandardStream.report(RulesDocument.text(rules))
    }
  }

  /// The rules that this repository brings along.
  private var policies: String {
    let own = OwnPolicies.infos
    if own.isEmpty { return "" }
    let width = own.map(\.id.count).max() ?? 0
    return "\nPolicies of this repository\n"
      + own.map { rule in
        let level = rule.severity?.rawValue ?? "off"
        return "  \(rule.id)\(String(repeating: " ", count: width - rule.id.count))  "
          + "\(level)\(String(repeating: " ", count: 7 - level.count))  \(rule.summary)\n"
      }.joined()
  }

  private func text(_ rules: [RuleInfo]) -> String {
    let width = rules.map(\.id.count).max() ?? 0
    var text = ""
    for category in RuleInfo.Category.allCases {
      text += text.isEmpty ? "\(category.title)\n" : "\n\(category.title)\n"
      for rule in rules where rule.category == category {
        let id = rule.id + String(repeating: " ", count: width - rule.id.count)
        let level = rule.severity?.rawValue ?? "off"
        text += "  \(id)  \(level)\(String(repeating: " ", count: 7 - level.count))  \(rule.summary)\n"
      }
    }
    return text
  }
}
